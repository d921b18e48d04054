//! The desk of a demonstration in the program of its terminal, for this machine alone.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::mpsc::sync_channel;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use kazasu_core::handover::EnrolmentCode;
use kazasu_desk::run::{self, StartError, Started};
use kazasu_desk::runtime;
use kazasu_desk::serve::{End, Ending, ending};

use super::super::super::exit::{Exit, Failure};
use super::super::{open, serve};
use super::made_up::{of_made_up_patients, prepare};
use crate::config::DeskConfig;
use crate::host::clock::Instant;

/// How long it has for its end: the store is closed.
const FAREWELL: Duration = Duration::from_secs(2);

/// Any port of this machine alone.
const LOOPBACK: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// A desk that runs; dropping it ends it.
#[derive(Debug)]
pub(in crate::cli) struct DeskBeside {
    /// Where its terminals call.
    pub(in crate::cli) terminals: SocketAddr,
    /// The code for one of them.
    pub(in crate::cli) code: EnrolmentCode,
    /// Where browsers call.
    pub(in crate::cli) page: String,
    end: End,
    thread: JoinHandle<()>,
}

impl DeskBeside {
    /// Starts it, with everything of it in this folder. No file of a desk for patients is read.
    pub(in crate::cli) fn start(folder: PathBuf) -> Result<Self, Failure> {
        let usual = DeskConfig::usual().map_err(|wrong| Failure::configuration(&wrong))?;
        let mut config = of_made_up_patients(&usual, folder);
        config.terminals.listen = LOOPBACK;
        let (opened, code) = prepare(&config)?;
        let code = code.and_then(|code| code.grouped.parse().ok());
        let no_desk = |why: String| Failure::new(Exit::Usage, "demo_desk", why);
        let code = code.ok_or_else(|| no_desk("no code could be given out".to_owned()))?;
        let (end, ending) = ending();
        let (tell, told) = sync_channel(1);
        let thread = thread::Builder::new().name("demo desk".into()).spawn(move || {
            let of_the_runtime = tell.clone();
            let served = runtime::block_on_many(async move {
                match started(config, opened, ending).await {
                    Ok(started) => {
                        drop(tell.send(Ok((started.terminals, started.people))));
                        started.run().await;
                    }
                    Err(error) => drop(tell.send(Err(error.to_string()))),
                }
            });
            if let Err(error) = served {
                drop(of_the_runtime.send(Err(error.to_string())));
            }
        })?;
        let ended = || Err("it ended as it began".to_owned());
        let (terminals, people) = told.recv().unwrap_or_else(|_| ended()).map_err(no_desk)?;
        Ok(Self { terminals, code, page: format!("http://{people}/"), end, thread })
    }
}

/// At the page's usual address, or at any other where that is taken: by a desk for patients, say.
async fn started(
    mut config: DeskConfig,
    opened: open::Opened,
    ending: Ending,
) -> Result<Started, StartError> {
    let open::Opened { store, folder, .. } = opened;
    let plan = serve::plan(&config, folder.clone(), true);
    match run::start(store.clone(), plan, ending.clone()).await {
        Err(StartError::Address { .. }) => {
            config.people.listen = LOOPBACK;
            run::start(store, serve::plan(&config, folder, true), ending).await
        }
        begun => begun,
    }
}

impl Drop for DeskBeside {
    fn drop(&mut self) {
        self.end.now();
        let patience = Instant::now() + FAREWELL;
        while !self.thread.is_finished() && Instant::now() < patience {
            thread::sleep(Duration::from_millis(1));
        }
    }
}
