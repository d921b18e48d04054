//! The loop of the terminal UI: it draws when something has changed, and sleeps otherwise.

use std::io::{self, Write, stdout};
use std::sync::Arc;
use std::time::Duration;

use kazasu_core::session::Action;

use super::app::{App, Asked};
use super::job_runner;
use super::pending::{Pending, TerminalFront, WAITING_EVENTS, Wake};
use super::technician::{Request, Technician};
use super::terminal::Taken;
use crate::config::Config;
use crate::host::audit_event::AuditEvent;
use crate::host::clock::{self, Instant};
use crate::host::mailbox::{Mailbox, Post, Ring};
use crate::host::visits::{DemoAction, Order};

/// How long a key waits for what the one before it does: the session answers a key far sooner, or
/// has nothing to show for it.
const ANSWER: Duration = Duration::from_millis(50);

/// What the loop works with.
pub(super) struct EventLoop<'a> {
    /// Where screens and news arrive.
    pub(super) front: &'a TerminalFront,
    /// Takes what a patient does.
    pub(super) patient: Post<Action>,
    /// Takes what is done with virtual phones, where this is a demonstration.
    pub(super) virtual_phones: Option<Post<DemoAction>>,
    /// Takes what a technician orders.
    pub(super) orders: Post<Order>,
    /// Takes what a technician has done here.
    pub(super) records: Post<AuditEvent>,
    /// What the technician's jobs look at.
    pub(super) config: &'a Arc<Config>,
}

impl EventLoop<'_> {
    /// Shows `app` until the terminal goes away, a signal comes, or it is left.
    ///
    /// # Errors
    ///
    /// When the terminal cannot be written to.
    pub(super) fn run(
        &self,
        terminal: &mut Taken,
        wakes: &Mailbox<Wake>,
        app: &mut App,
    ) -> io::Result<()> {
        let started = Instant::now();
        let mut typed = Ring::new(WAITING_EVENTS);
        // While this runs, the last key may yet change the screen, and the next one means what it
        // means there.
        let mut answer: Option<Instant> = None;
        loop {
            let tick = app.technician.next_deadline().map(|uptime| started + uptime);
            let wake = next(wakes, answer.into_iter().chain(tick).min());
            app.technician.tick(started.elapsed());
            app.technician.know_time(clock::now());
            match wake {
                Wake::End => return Ok(()),
                Wake::Key(key) => {
                    typed.push(key);
                }
                Wake::Mouse(mouse) => app.mouse(mouse),
                Wake::Resized => terminal.clear()?,
                Wake::Pending => answer = None,
            }
            let Pending { screen, bell, news } = self.front.take();
            screen.into_iter().for_each(|screen| app.show(screen));
            news.into_iter().for_each(|news| app.technician.learn(news));
            while answer.is_none()
                && let Some(key) = typed.pop()
            {
                match app.key(key) {
                    None => {}
                    Some(Asked::Patient(action)) => {
                        self.patient.send(action);
                        answer = Some(Instant::now() + ANSWER);
                    }
                    Some(Asked::Demo(action)) => {
                        if let Some(phones) = &self.virtual_phones {
                            phones.send(action);
                        }
                    }
                    Some(Asked::Redraw) => terminal.clear()?,
                    Some(Asked::Leave) => return Ok(()),
                }
            }
            if !self.serve(&mut app.technician) {
                return Ok(());
            }
            terminal.want_mouse(app.wants_mouse())?;
            terminal.draw(|frame| app.draw(frame))?;
            if bell {
                // BEL (ECMA-48, 8.3.3).
                stdout().write_all(b"\x07").and_then(|()| stdout().flush())?;
            }
        }
    }

    /// Does what the technician's view asks for; `false`: the program is to end.
    pub(super) fn serve(&self, technician: &mut Technician) -> bool {
        while let Some(request) = technician.next_request() {
            match request {
                Request::Order(order) => drop(self.orders.send(order)),
                Request::Record(event) => drop(self.records.send(event)),
                Request::Job(job) => {
                    let front = self.front.clone();
                    job_runner::run(job, self.config, move |news| front.tell(news));
                }
                Request::End => return false,
            }
        }
        true
    }
}

/// The next wake; [`Wake::Pending`] at `deadline`, if none comes before.
fn next(wakes: &Mailbox<Wake>, deadline: Option<Instant>) -> Wake {
    let Some(deadline) = deadline else { return wakes.next().unwrap_or(Wake::End) };
    wakes.next_until(deadline).unwrap_or(Wake::Pending)
}
