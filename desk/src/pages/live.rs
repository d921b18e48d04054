//! The page again whenever something changes: server-sent events (WHATWG HTML, §9.2). Each carries
//! the whole board, so that whoever was away has missed nothing.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::Stream;
use futures_util::stream::unfold;
use kazasu_core::sha256::Sha256;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::sleep;

use super::board::Board;
use super::session::Person;
use super::shared::Pages;
use super::words::Words;
use crate::desk::LivePage;
use crate::serve::Ending;
use crate::store::Change;

/// Changes that come at once are shown at once.
const TOGETHER: Duration = Duration::from_millis(100);

/// Waiting times and silent terminals are looked at this often.
const LOOK: Duration = Duration::from_secs(10);

/// A proxy or a browser that hears nothing for longer takes the connection for dead.
const ALIVE: Duration = Duration::from_secs(15);

/// One page that is open in a browser.
struct Watch {
    pages: Pages,
    words: Words,
    person: Person,
    changes: Receiver<Change>,
    ending: Ending,
    sent: Option<Sha256>,
    /// As long as it is held a terminal may promise that a call is seen.
    _live: LivePage,
}

pub(super) async fn live(
    State(pages): State<Pages>,
    words: Words,
    person: Person,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let watch = Watch {
        // Before the first look, or what comes right after it would be missed.
        changes: pages.desk.store.changes(),
        ending: pages.desk.ending.clone(),
        _live: pages.desk.pages.open(),
        sent: None,
        pages,
        words,
        person,
    };
    let events = unfold(Some(watch), async |watch| {
        let mut watch = watch?;
        match watch.next().await {
            Some(board) => {
                let event = Event::default().event("board").data(board);
                Some((Ok(event), Some(watch)))
            }
            None => Some((Ok(Event::default().event("over").data("")), None)),
        }
    });
    Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE))
}

impl Watch {
    /// The next board that differs from the one before; `None`: the session or the desk is over.
    async fn next(&mut self) -> Option<String> {
        loop {
            if self.sent.is_some() {
                tokio::select! {
                    () = changed(&mut self.changes) => sleep(TOGETHER).await,
                    () = sleep(LOOK) => {}
                    () = self.ending.wait() => return None,
                }
            }
            if self.ending.is_over() || !self.person.is_here(&self.pages).await {
                return None;
            }
            // What has come meanwhile is in this look.
            self.changes = self.changes.resubscribe();
            let board = Board::read(&self.pages.desk, &self.words, self.person.role()).await.html();
            let hash = Sha256::of(board.as_bytes());
            if self.sent.replace(hash) != Some(hash) {
                return Some(board);
            }
        }
    }
}

/// Returns when something has changed that a board shows.
async fn changed(changes: &mut Receiver<Change>) {
    loop {
        match changes.recv().await {
            Ok(Change::Events(_) | Change::Settings | Change::People) => {}
            Ok(_) | Err(RecvError::Lagged(_)) => return,
            Err(RecvError::Closed) => return std::future::pending().await,
        }
    }
}
