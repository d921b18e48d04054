//! A clock that runs from the first byte of an HTTP/1.1 request to the end of its headers.
//!
//! hyper's own limit runs while a connection rests too, and a terminal rests between heartbeats.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::Notify;

/// Says when the headers of a request take too long.
#[derive(Clone, Debug, Default)]
pub(super) struct HeaderClock(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    /// Grows when a request begins, and when its headers are there: odd while they come.
    turn: AtomicU64,
    serving: AtomicUsize,
    begun: Notify,
}

/// A request that is served; bytes that come meanwhile are its body.
#[derive(Debug)]
pub(super) struct Serving(Arc<Inner>);

impl HeaderClock {
    fn bytes_came(&self) {
        let resting = self.0.serving.load(Ordering::Acquire) == 0;
        if resting && self.0.turn.load(Ordering::Acquire).is_multiple_of(2) {
            self.0.turn.fetch_add(1, Ordering::AcqRel);
            self.0.begun.notify_one();
        }
    }

    /// The headers of a request are there.
    pub(super) fn request(&self) -> Serving {
        self.0.serving.fetch_add(1, Ordering::AcqRel);
        if self.0.turn.load(Ordering::Acquire) % 2 == 1 {
            self.0.turn.fetch_add(1, Ordering::AcqRel);
        }
        Serving(self.0.clone())
    }

    /// Returns when the headers of a request have taken longer than `limit`.
    pub(super) async fn ran_out(&self, limit: Duration) {
        loop {
            self.0.begun.notified().await;
            let turn = self.0.turn.load(Ordering::Acquire);
            if turn.is_multiple_of(2) {
                continue;
            }
            tokio::time::sleep(limit).await;
            if self.0.turn.load(Ordering::Acquire) == turn {
                return;
            }
            // Another request may have begun meanwhile; it gets a whole limit of its own.
            if self.0.turn.load(Ordering::Acquire) % 2 == 1 {
                self.0.begun.notify_one();
            }
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        self.0.serving.fetch_sub(1, Ordering::AcqRel);
    }
}

/// A connection whose bytes start the clock.
#[derive(Debug)]
pub(super) struct Timed<S> {
    stream: S,
    clock: HeaderClock,
}

impl<S> Timed<S> {
    pub(super) const fn new(stream: S, clock: HeaderClock) -> Self {
        Self { stream, clock }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Timed<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        if buffer.filled().len() > before {
            self.clock.bytes_came();
        }
        read
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Timed<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Virtual time needs tokio's test-util; the limit is short instead.
    #[tokio::test]
    async fn a_resting_connection_has_no_limit_and_headers_have_one() {
        let short = Duration::from_millis(20);
        let clock = HeaderClock::default();
        let wait = |clock: HeaderClock| async move {
            tokio::time::timeout(Duration::from_millis(200), clock.ran_out(short)).await.is_ok()
        };
        assert!(!wait(clock.clone()).await);
        clock.bytes_came();
        clock.bytes_came();
        let serving = clock.request();
        clock.bytes_came();
        assert!(!wait(clock.clone()).await, "a body is no headers");
        drop(serving);
        clock.bytes_came();
        assert!(wait(clock.clone()).await);
    }
}
