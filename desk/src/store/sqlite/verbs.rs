//! The trait, verb by verb.

use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::PoisonError;

use kazasu_core::confirmation::Letter;
use kazasu_core::handover::{
    Call, DeskEvent, Inventory, InventoryAnswer, Slot, Timestamp, VisitAnswer, VisitVersion,
};
use kazasu_core::secret::WipedBytes;
use kazasu_core::session::VisitId;
use kazasu_core::sha256::Sha256;
use tokio::sync::broadcast;
use uuid::Uuid;

use super::store::{Heard, SqliteStore};
use super::{
    answers, audit, backup, events, inventory, live, people, slots, terminals, visit_rows, visits,
};
use crate::keys::DeskKeys;
use crate::store::{
    Acceptance, Alarm, Arrival, BackedUp, Change, Counts, Deed, Head, IssuedCertificate, Judgement,
    LostVisit, Material, NewSlot, OpenAlarm, OpenCall, OpenSlot, Reply, SettingsChoice, SlotUse,
    Standing, Status, Store, Terminal, User, VisitFile, VisitFilter, VisitRow, WebSession,
};

/// How often what was heard of a terminal is written into the file, when nothing else changes.
const STATUS_MS: u64 = 60_000;

impl Store for SqliteStore {
    fn keys(&self) -> &DeskKeys {
        &self.inside.keys
    }

    fn changes(&self) -> broadcast::Receiver<Change> {
        let receiver = self.changes.subscribe();
        self.look();
        receiver
    }

    fn head(&self) -> Reply<'_, Head> {
        self.read(|look| {
            let at = visits::standing(look.db)?;
            let (generation, sequence, restored) = (at.generation, at.sequence, at.restored);
            Ok(Head { generation, sequence, restored })
        })
    }

    fn counts(&self) -> Reply<'_, Counts> {
        self.read(|look| live::counts(look.db))
    }

    fn accept_version(&self, arrival: Arrival) -> Reply<'_, Acceptance> {
        self.write(move |tx| visits::accept(tx, &arrival))
    }

    fn answered(
        &self,
        terminal: Uuid,
        visit: VisitId,
        version: VisitVersion,
        sha256: Sha256,
    ) -> Reply<'_, Option<VisitAnswer>> {
        self.read(move |look| visits::answered(look.db, terminal, visit, version, sha256))
    }

    fn visits(&self, filter: VisitFilter) -> Reply<'_, Vec<VisitRow>> {
        self.read(move |look| visit_rows::list(look.db, filter))
    }

    fn visit(
        &self,
        id: VisitId,
        by: Option<String>,
        now: Timestamp,
    ) -> Reply<'_, Option<VisitFile>> {
        match by {
            Some(by) => self.write(move |tx| visit_rows::opened(tx, id, by, now)),
            None => self.read(move |look| visit_rows::file(look, id)),
        }
    }

    fn mark_done(&self, visit: VisitId, by: String, now: Timestamp) -> Reply<'_, bool> {
        self.write(move |tx| visits::mark_done(tx, visit, &by, now))
    }

    fn undo_done(&self, visit: VisitId, by: String, now: Timestamp) -> Reply<'_, bool> {
        self.write(move |tx| visits::undo_done(tx, visit, &by, now))
    }

    fn judge_anew(&self, visit: VisitId, judgement: Judgement, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| visits::judge_anew(tx, visit, &judgement, now))
    }

    fn take_inventory(
        &self,
        terminal: Uuid,
        inventory: Inventory,
        now: Timestamp,
    ) -> Reply<'_, InventoryAnswer> {
        self.write(move |tx| inventory::take(tx, terminal, &inventory, now))
    }

    fn lost_visits(&self) -> Reply<'_, Vec<LostVisit>> {
        self.read(|look| inventory::lost(look.db))
    }

    fn settle_lost(
        &self,
        visit: VisitId,
        version: VisitVersion,
        by: String,
        now: Timestamp,
    ) -> Reply<'_, bool> {
        self.write(move |tx| inventory::settle(tx, visit, version, by, now))
    }

    fn unanswered(&self, since: Timestamp, limit: u32) -> Reply<'_, Vec<VisitId>> {
        self.read(move |look| answers::missing(look.db, since, limit))
    }

    fn keep_answer(&self, visit: VisitId, answer: WipedBytes, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| answers::keep(tx, visit, &answer, now))
    }

    fn keep_material(&self, material: Vec<Material>, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| inventory::keep(tx, &material, now))
    }

    fn material(&self, sha256: Sha256) -> Reply<'_, Option<Material>> {
        self.read(move |look| inventory::material(look.db, sha256))
    }

    fn terminals(&self) -> Reply<'_, Vec<Terminal>> {
        self.read(|look| terminals::list(look.db))
    }

    fn standing(&self, certificate: Sha256) -> Reply<'_, Standing> {
        self.read(move |look| terminals::standing(look.db, certificate))
    }

    fn certificate_used(&self, certificate: Sha256, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| terminals::used(tx, certificate, now))
    }

    fn open_slot(&self, slot: NewSlot) -> Reply<'_, Option<Letter>> {
        self.write(move |tx| slots::open(tx, slot))
    }

    fn slot(&self, slot: Slot, now: Timestamp) -> Reply<'_, Option<OpenSlot>> {
        self.read(move |look| slots::find(look, slot, now))
    }

    fn open_slots(&self, now: Timestamp) -> Reply<'_, Vec<OpenSlot>> {
        self.read(move |look| slots::list(look, now))
    }

    fn wrong_proof(&self, slot: Slot, from: IpAddr, now: Timestamp) -> Reply<'_, u32> {
        self.write(move |tx| slots::wrong_proof(tx, slot, from, now))
    }

    fn use_slot(
        &self,
        slot: Slot,
        csr: Sha256,
        issued: IssuedCertificate,
        now: Timestamp,
    ) -> Reply<'_, SlotUse> {
        self.write(move |tx| slots::use_once(tx, slot, csr, &issued, now))
    }

    fn renew(
        &self,
        terminal: Uuid,
        csr: Sha256,
        issued: IssuedCertificate,
        now: Timestamp,
    ) -> Reply<'_, IssuedCertificate> {
        self.write(move |tx| terminals::renew(tx, terminal, csr, issued, now))
    }

    fn ask_renewal(&self, terminal: Uuid, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| terminals::ask_renewal(tx, terminal, now))
    }

    fn allow_renewal(&self, terminal: Uuid, by: String, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| terminals::allow_renewal(tx, terminal, by, now))
    }

    fn revoke(&self, terminal: Uuid, by: String, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| terminals::revoke(tx, terminal, by, now))
    }

    fn confirm_terminals(&self, by: String, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| terminals::confirm(tx, by, now))
    }

    fn keep_status(&self, terminal: Uuid, status: Status) -> Reply<'_, ()> {
        let now = status.received_at;
        let mut heard = self.statuses.lock().unwrap_or_else(PoisonError::into_inner);
        let before = heard.get(&terminal);
        let differs = before.is_none_or(|before| {
            let (old, new) = (&before.status.heartbeat, &status.heartbeat);
            (old.state, old.boot, old.visit) != (new.state, new.boot, new.visit)
        });
        let due = before
            .and_then(|before| before.written_at)
            .is_none_or(|written| now.as_millis() >= written.as_millis().saturating_add(STATUS_MS));
        let written_at = if due { Some(now) } else { before.and_then(|one| one.written_at) };
        heard.insert(terminal, Heard { status: status.clone(), written_at });
        drop(heard);
        if due {
            return self.write(move |tx| {
                tx.changed(Change::Terminal(terminal));
                live::put_status(tx.db, terminal, &status)
            });
        }
        if differs {
            // Nobody may be listening.
            let _ = self.changes.send(Change::Terminal(terminal));
        }
        Box::pin(async { Ok(()) })
    }

    fn statuses(&self) -> Reply<'_, Vec<(Uuid, Status)>> {
        let heard = self.statuses.lock().unwrap_or_else(PoisonError::into_inner);
        let all = heard.iter().map(|(terminal, heard)| (*terminal, heard.status.clone())).collect();
        drop(heard);
        Box::pin(async move { Ok(all) })
    }

    fn events(&self, terminal: Uuid, after: Option<u64>) -> Reply<'_, (u64, Vec<DeskEvent>)> {
        self.read(move |look| events::after(look.db, terminal, after))
    }

    fn tell(&self, terminal: Option<Uuid>, event: DeskEvent, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| events::tell(tx, terminal, &event, now))
    }

    fn settings(&self) -> Reply<'_, SettingsChoice> {
        self.read(|look| events::settings(look.db))
    }

    fn set_settings(&self, settings: SettingsChoice, by: String, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| events::set_settings(tx, &settings, by, now))
    }

    fn put_call(&self, terminal: Uuid, id: Uuid, call: Call, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| live::put_call(tx, terminal, id, call, now))
    }

    fn see_call(&self, id: Uuid, by: String, now: Timestamp) -> Reply<'_, bool> {
        self.write(move |tx| live::see_call(tx, id, &by, now))
    }

    fn close_call(&self, id: Uuid, by: String, now: Timestamp) -> Reply<'_, bool> {
        self.write(move |tx| live::close_call(tx, id, &by, now))
    }

    fn end_call(&self, terminal: Uuid, id: Uuid) -> Reply<'_, ()> {
        self.write(move |tx| live::end_call(tx, terminal, id))
    }

    fn calls(&self) -> Reply<'_, Vec<OpenCall>> {
        self.read(|look| live::calls(look.db))
    }

    fn raise(&self, alarm: Alarm, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| live::raise(tx, &alarm, now).map(|_| ()))
    }

    fn alarms(&self) -> Reply<'_, Vec<OpenAlarm>> {
        self.read(|look| live::alarms(look.db))
    }

    fn settle(&self, alarm: u64, by: String, now: Timestamp) -> Reply<'_, bool> {
        self.write(move |tx| live::settle(tx, alarm, by, now))
    }

    fn put_user(&self, user: User, by: String, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| people::put(tx, user, by, now))
    }

    fn remove_user(&self, name: String, by: String, now: Timestamp) -> Reply<'_, bool> {
        self.write(move |tx| people::remove(tx, name, by, now))
    }

    fn user(&self, name: String) -> Reply<'_, Option<User>> {
        self.read(move |look| people::find(look.db, &name))
    }

    fn users(&self) -> Reply<'_, Vec<User>> {
        self.read(|look| people::list(look.db))
    }

    fn open_session(&self, session: WebSession, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| people::open_session(tx, &session, now))
    }

    fn session(&self, cookie: Sha256, now: Timestamp) -> Reply<'_, Option<User>> {
        let found = self.read(move |look| people::session(look.db, cookie, now));
        Box::pin(async move {
            let Some((user, touch)) = found.await? else { return Ok(None) };
            if touch {
                self.write(move |tx| people::touch(tx, cookie, now)).await?;
            }
            Ok(Some(user))
        })
    }

    fn end_session(&self, cookie: Sha256) -> Reply<'_, ()> {
        self.write(move |tx| people::end_session(tx, cookie))
    }

    fn back_up(&self, file: PathBuf, by: String, now: Timestamp) -> Reply<'_, ()> {
        Box::pin(async move {
            self.copy(file).await?;
            self.write(move |tx| backup::note(tx, by, now)).await
        })
    }

    fn backed_up(&self) -> Reply<'_, BackedUp> {
        self.read(|look| backup::newest(look.db))
    }

    fn write_down(&self, deed: Deed, now: Timestamp) -> Reply<'_, ()> {
        self.write(move |tx| audit::append(tx, &deed, now))
    }

    fn audit_lines(&self, from: u64, limit: u32) -> Reply<'_, Vec<String>> {
        self.read(move |look| audit::lines(look.db, from, limit))
    }

    fn close(&self) -> Reply<'_, ()> {
        self.end()
    }
}
