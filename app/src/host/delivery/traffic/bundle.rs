//! A support bundle that the desk wants (desk/PROTOCOL.md §6). What is in one is not delivery's to
//! know: whoever puts the terminal together makes it.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc;
use uuid::Uuid;

use super::line::Way;
use crate::host::delivery::http::{Asking, wiped};

/// The largest bundle that a desk takes.
const LARGEST: usize = 8 << 20;

/// What the desk may take for it, beside the usual.
const PATIENCE: Duration = Duration::from_secs(60);

/// Requests that wait, at most: a desk that asks again and again gets no more than that.
const WAITING: usize = 2;

/// Makes a bundle, a ZIP file; this may take some seconds.
pub(crate) type MakeBundle = Arc<dyn Fn() -> Option<Vec<u8>> + Send + Sync>;

/// Takes requests for bundles.
#[derive(Clone, Debug)]
pub(super) struct Bundles(mpsc::Sender<Uuid>);

impl Bundles {
    pub(super) fn new() -> (Self, mpsc::Receiver<Uuid>) {
        let (requests, wanted) = mpsc::channel(WAITING);
        (Self(requests), wanted)
    }

    pub(super) fn want(&self, request: Uuid) {
        if self.0.try_send(request).is_err() {
            tracing::warn!(%request, "a bundle is not made: others are wanted already");
        }
    }
}

/// Until the task is dropped.
pub(super) async fn run(way: Arc<Way>, make: MakeBundle, mut wanted: mpsc::Receiver<Uuid>) {
    let mut line = way.line();
    while let Some(request) = wanted.recv().await {
        let make = make.clone();
        // On a thread of its own: files are read.
        let made = tokio::task::spawn_blocking(move || make()).await.ok().flatten();
        let Some(bundle) = made.filter(|bundle| bundle.len() <= LARGEST) else {
            tracing::warn!(%request, "a bundle could not be made");
            continue;
        };
        let path = format!("/v1/bundles/{request}");
        let asking = Asking::put_bytes(path, "application/zip", wiped(bundle.into()));
        match line.ask(&asking.waiting(PATIENCE)).await {
            Ok(_) => tracing::info!(%request, "a bundle was sent to the desk"),
            Err(trouble) => tracing::warn!(%request, why = trouble.word(), "a bundle"),
        }
        line.hang_up();
    }
}
