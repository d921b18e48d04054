//! The thread that writes: one transaction for all that has come in.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::commit::{Keep, commit, prune, refuse};
use super::database::Database;
use super::error::{KeepError, OutboxError};
use super::of_desk::OfDesk;
use super::order::{Follower, Order, Verdict};
use super::row::RowId;
use super::rows::{self, Inserted};
use super::settings::OutboxSettings;
use super::shared::{Shared, lock};
use super::state::{Health, OutboxState};
use super::{lines, state_file};
use crate::host::clock::{self, Instant};
use crate::host::log::Follow;
use crate::host::mailbox::Mailbox;

/// How often is tried again what does not serve.
const AGAIN: Duration = Duration::from_secs(2);

/// So long after a receipt the log of what is committed is emptied: nothing of what was deleted
/// stays in the files.
const SETTLED: Duration = Duration::from_secs(1);

/// Bytes at which the log of what is committed is emptied at once.
const LONGEST_LOG: u64 = 4 << 20;

/// How often is looked after what is too old, and after a log that is not empty.
const HOUSEKEEPING: Duration = Duration::from_secs(60);

/// How often its file says how it stands, at most.
const TOLD: Duration = Duration::from_secs(2);

/// Orders that are carried out together.
const TOGETHER: usize = 256;

pub(super) struct Writer {
    orders: Mailbox<Order>,
    settings: OutboxSettings,
    shared: Arc<Mutex<Shared>>,
    log: Follow,
    followers: Vec<Follower>,
    /// `None` where it cannot be opened.
    database: Option<Database>,
    health: Health,
    /// Rows that do not open.
    damaged: BTreeSet<RowId>,
    damaged_count: u64,
    commit: Option<Duration>,
    /// What the desk has said, and could not be written yet.
    unwritten: Vec<Verdict>,
    of_desk: OfDesk,
    /// What is known of the rows changed.
    changed: bool,
    /// Confirmation numbers go on behind those of an earlier program.
    counted: bool,
    again: Instant,
    settled: Option<Instant>,
    housekeeping: Instant,
    /// How it stands is to be said in its file, not before `tell_at`.
    untold: bool,
    tell_at: Instant,
}

impl Writer {
    pub(super) fn new(
        orders: Mailbox<Order>,
        settings: OutboxSettings,
        shared: Arc<Mutex<Shared>>,
        log: Follow,
    ) -> Self {
        Self {
            orders,
            settings,
            shared,
            log,
            followers: Vec::new(),
            database: None,
            health: Health::Opening,
            damaged: BTreeSet::new(),
            damaged_count: 0,
            commit: None,
            unwritten: Vec::new(),
            of_desk: OfDesk::default(),
            changed: true,
            counted: false,
            again: Instant::now(),
            settled: None,
            housekeeping: Instant::now() + HOUSEKEEPING,
            untold: false,
            tell_at: Instant::now(),
        }
    }

    pub(super) fn run(mut self) {
        self.open();
        self.publish();
        self.tell();
        loop {
            let mut orders: Vec<Order> =
                self.orders.next_until(self.next_look()).into_iter().collect();
            while !orders.is_empty()
                && orders.len() < TOGETHER
                && let Some(order) = self.orders.next_within(Duration::ZERO)
            {
                orders.push(order);
            }
            if self.carry_out(orders) {
                break;
            }
            self.look_after();
            self.publish();
            self.tell();
        }
        if let Some(database) = self.database.take() {
            // What is not in the database yet is in its log, and safe there.
            drop(database.checkpoint());
            state_file::remove(&database);
        }
    }

    fn next_look(&self) -> Instant {
        let again = (self.health != Health::Serves).then_some(self.again);
        let tell = self.untold.then_some(self.tell_at);
        [again, self.settled, tell].into_iter().flatten().fold(self.housekeeping, Ord::min)
    }

    /// Carries out what has come in: what writes together, then the rest. Whether it was the end.
    fn carry_out(&mut self, orders: Vec<Order>) -> bool {
        let (mut keeps, mut reads, mut ends, mut retries) = (Vec::new(), Vec::new(), false, false);
        for order in orders {
            match order {
                Order::Keep(row, reply) => keeps.push((row, reply)),
                Order::Note(verdict) => self.unwritten.push(verdict),
                Order::Retry => retries = true,
                Order::OfDesk(desk) => self.of_desk.change(desk),
                Order::End => ends = true,
                Order::Follow(mut follower) => {
                    follower(&lock(&self.shared).state);
                    self.followers.push(follower);
                }
                read @ (Order::Next(..) | Order::History(..)) => reads.push(read),
            }
        }
        if !keeps.is_empty() && self.health != Health::Serves {
            self.open();
        }
        if !keeps.is_empty() || !self.unwritten.is_empty() || retries {
            self.write(keeps, retries);
        }
        self.settle();
        for read in reads {
            self.read(read);
        }
        ends
    }

    fn write(&mut self, keeps: Vec<Keep>, retries: bool) {
        let Some(database) = &self.database else {
            let Health::OutOfService(error) = &self.health else { return };
            return refuse(keeps, error);
        };
        match commit(database, &keeps, &self.unwritten, retries) {
            Ok((inserted, retried)) => {
                self.changed = true;
                if retried > 0 {
                    self.log.write(lines::retried(retried as u64));
                }
                for ((row, reply), inserted) in keeps.into_iter().zip(inserted) {
                    if inserted == Some(Inserted::Kept) {
                        self.log.write(lines::kept(row.id, &row.body));
                    }
                    reply.give(match inserted {
                        Some(Inserted::Kept | Inserted::WasThere) => Ok(()),
                        Some(Inserted::OtherContent) => Err(KeepError::OtherContent),
                        None => Err(OutboxError::NoRandomness.into()),
                    });
                }
                for verdict in std::mem::take(&mut self.unwritten) {
                    self.log.write(lines::verdict(&verdict));
                    if matches!(verdict, Verdict::Received(..)) {
                        self.settled.get_or_insert(Instant::now() + SETTLED);
                    }
                }
            }
            Err(error) => {
                // Whether it is on the disk nobody knows: it is not kept, and nothing is promised
                // before the file was opened anew and written.
                let error = database.error(&error);
                refuse(keeps, &error);
                self.close(error);
                self.open();
            }
        }
    }

    /// Whether what waits is of the desk that counts; else none of it is sent.
    fn settle(&mut self) -> bool {
        let Some(database) = &self.database else { return false };
        let moved = self.of_desk.settle(database);
        self.changed |= *moved.as_ref().unwrap_or(&false);
        moved.inspect_err(|error| tracing::error!(%error, "of another desk")).is_ok()
    }

    fn read(&mut self, order: Order) {
        if matches!(order, Order::Next(..)) && !self.settle() {
            return;
        }
        let failed = match (order, &self.database) {
            (Order::Next(pick, reply), Some(database)) => {
                let passed_over = self.unwritten.iter().map(Verdict::id).collect();
                let before = self.damaged.len();
                let next = rows::next(database, &pick, &passed_over, &mut self.damaged);
                self.changed |= self.damaged.len() > before;
                next.map(|next| reply.give(next)).err()
            }
            (Order::History(since, reply), Some(database)) => {
                rows::history(database, since).map(|history| reply.give(history)).err()
            }
            // Dropped: answered with nothing.
            _ => None,
        };
        if let (Some(error), Some(database)) = (failed, &self.database) {
            self.close(database.error(&error));
        }
    }

    /// Opens the outbox, where it is not, and writes: only what does both serves.
    fn open(&mut self) {
        self.again = Instant::now() + AGAIN;
        self.changed = true;
        if self.database.is_none() {
            match self.opened() {
                Ok(database) => {
                    self.database = Some(database);
                    self.of_desk.unsettle();
                    self.count_from_the_last();
                }
                Err(error) => return self.fail(error),
            }
        }
        let Some(database) = &self.database else { return };
        let start = Instant::now();
        if let Err(error) = database.probe() {
            let error = database.error(&error);
            // What is there can be delivered, though nothing more can be kept.
            return if error == OutboxError::Full { self.fail(error) } else { self.close(error) };
        }
        self.commit = Some(start.elapsed());
        match rows::damaged(database) {
            Err(error) => self.close(database.error(&error)),
            Ok((0, _)) => self.serve(),
            Ok((count, ids)) => {
                (self.damaged_count, self.damaged) = (count, ids);
                self.fail(OutboxError::Corrupt { what: format!("{count} do not open") });
            }
        }
    }

    fn opened(&self) -> Result<Database, OutboxError> {
        let (Some(folder), Some(key)) = (&self.settings.folder, self.settings.key()) else {
            return Err(OutboxError::NoFolder);
        };
        let database = Database::open(folder, &key)?;
        rows::know_key(&database, &key)?;
        #[cfg(test)]
        if let Some(most) = self.settings.most_pages {
            drop(database.connection.query_row(
                &format!("PRAGMA max_page_count={most}"),
                [],
                |row| row.get::<_, i64>(0),
            ));
        }
        Ok(database)
    }

    fn serve(&mut self) {
        if std::mem::replace(&mut self.health, Health::Serves) != Health::Serves {
            let counts = self.database.as_ref().and_then(|database| rows::counts(database).ok());
            self.log.write(lines::serves(counts.unwrap_or_default()));
        }
    }

    /// Nothing is kept, for this cause.
    fn fail(&mut self, error: OutboxError) {
        let health = Health::OutOfService(error);
        if self.health != health {
            if let Health::OutOfService(error) = &health {
                tracing::error!(%error, "the outbox is out of service");
                self.log.write(lines::out_of_service(error.down().as_str(), self.damaged_count));
            }
            self.health = health;
        }
        self.changed = true;
    }

    fn close(&mut self, error: OutboxError) {
        self.database = None;
        self.fail(error);
    }

    /// What is due by time.
    fn look_after(&mut self) {
        let now = Instant::now();
        if self.health != Health::Serves && now >= self.again {
            self.open();
        }
        let mut due = self.settled.is_some_and(|settled| now >= settled);
        if now >= self.housekeeping {
            self.housekeeping = now + HOUSEKEEPING;
            due = true;
            self.prune();
        }
        let Some(database) = &self.database else { return };
        let log = database.log_bytes();
        if log > LONGEST_LOG || (due && log > 0) {
            self.settled = None;
            if let Err(error) = database.checkpoint() {
                self.close(error);
                self.open();
            }
        }
    }

    fn prune(&mut self) {
        let Some(database) = &self.database else { return };
        match prune(database, self.settings.days) {
            Ok(pruned) => self.changed |= pruned > 0,
            Err(error) => {
                let error = database.error(&error);
                self.close(error);
                self.open();
            }
        }
    }

    /// Numbers go on behind the last that an earlier program has kept.
    fn count_from_the_last(&mut self) {
        let Some(database) = &self.database else { return };
        if std::mem::replace(&mut self.counted, true) {
            return;
        }
        if let Ok((Some(last), _)) = rows::confirmations(database, clock::now()) {
            lock(&self.shared).numbers.count_from(last);
        }
    }

    /// Tells how it stands, where it stands otherwise.
    fn publish(&mut self) {
        if !std::mem::take(&mut self.changed) {
            return;
        }
        let now = clock::now();
        let state = self.state();
        let open = self.database.as_ref().and_then(|it| rows::confirmations(it, now).ok());
        let mut shared = lock(&self.shared);
        if let Some((_, open)) = open {
            shared.numbers.set_open(open);
        }
        if shared.state == state {
            return;
        }
        shared.state = state.clone();
        drop(shared);
        self.untold = true;
        for follower in &mut self.followers {
            follower(&state);
        }
    }

    /// Says in a file how it stands, at most every 2 s. Only the program that has the outbox
    /// says it.
    fn tell(&mut self) {
        let now = Instant::now();
        if let Some(database) =
            self.database.as_ref().filter(|_| self.untold && now >= self.tell_at)
        {
            (self.untold, self.tell_at) = (false, now + TOLD);
            state_file::write(database, &lock(&self.shared).state);
        }
    }

    fn state(&self) -> OutboxState {
        let health = self.health.clone();
        match self.database.as_ref().and_then(OutboxState::of) {
            // What was known last is still there.
            None => OutboxState { health, ..lock(&self.shared).state.clone() },
            Some(known) => OutboxState {
                health,
                damaged: self.damaged_count.max(self.damaged.len() as u64),
                commit: self.commit,
                ..known
            },
        }
    }
}
