//! Carries out what a technician orders. Each one is told to the observers when it is carried out.

use kazasu_core::reader::ReaderName;
use kazasu_core::session::{Event, MaintenanceOrder};

use super::order::Order;
use super::serve::Visits;
use crate::host::audit_event::AuditEvent;
use crate::host::loggable::Word;
use crate::host::report::TerminalStatus;

impl Visits {
    pub(super) fn order(&mut self, order: Order) {
        match order {
            Order::MaintenanceOn => self.order_maintenance(MaintenanceOrder::Begin),
            Order::MaintenanceNow => self.order_maintenance(MaintenanceOrder::BeginNow),
            Order::MaintenanceOff => self.order_maintenance(MaintenanceOrder::End),
            Order::TestRead { reader } => {
                self.order_maintenance(MaintenanceOrder::TestRead { reader });
            }
            Order::RestartReader { reader } => {
                self.recorder.audit(&AuditEvent::ReaderRestarted { reader: Word::reader(&reader) });
                self.give_way(Some(reader.clone()));
                self.readers.restart(&reader);
            }
            Order::Reconnect => {
                self.recorder.audit(&AuditEvent::Reconnected);
                self.give_way(None);
                if let Err(error) = self.readers.reconnect() {
                    tracing::error!(%error, "no new connection to the readers");
                }
            }
            Order::SendAgain => {
                if let Some(count) = self.delivery.send_again() {
                    self.recorder.audit(&AuditEvent::SentAgain { count });
                }
            }
        }
    }

    fn order_maintenance(&mut self, order: MaintenanceOrder) {
        self.events.push_back(Event::Maintenance(order));
    }

    /// A tap that runs on this reader (`None`: on any) ends before the reader starts anew.
    fn give_way(&mut self, reader: Option<ReaderName>) {
        self.events.push_back(Event::ReaderRestarts(reader));
        self.update();
    }

    /// What was done elsewhere in this program.
    pub(super) fn record(&mut self, event: &AuditEvent) {
        match event {
            AuditEvent::Login => self.technicians += 1,
            AuditEvent::Logout => self.technicians = self.technicians.saturating_sub(1),
            _ => {}
        }
        self.recorder.audit(event);
    }

    /// The visits end, whatever became of those who work on them: their own word may come too late.
    pub(super) fn log_out(&mut self) {
        for _ in 0..std::mem::take(&mut self.technicians) {
            self.recorder.audit(&AuditEvent::Logout);
        }
    }

    pub(super) fn status(&self) -> TerminalStatus {
        TerminalStatus {
            maintenance: self.session.maintenance(),
            visit_open: self.session.is_visit_open(),
            tap: self.session.running_tap(),
        }
    }
}
