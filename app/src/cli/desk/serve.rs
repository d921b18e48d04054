//! `kazasu desk`: the desk itself.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use kazasu_desk::desk::{Backups, Rules, Schedule};
use kazasu_desk::eligibility::{DemoEligibility, NoEligibility};
use kazasu_desk::gates::Gates;
use kazasu_desk::run::{self, Plan, StartError};
use kazasu_desk::runtime;
use kazasu_desk::serve::ending;
use kazasu_desk::store::{SettingsChoice, Store};
use kazasu_desk::visits::{Prover, Provers};
use kazasu_i18n::DeskText;

use super::super::exit::{Exit, Failure};
use super::super::output::{Emphasis, Output};
use super::open;
use crate::config::{DeskConfig, EligibilitySource, Version};
use crate::host::trust::TrustWatch;

pub(super) fn run(config: &DeskConfig, output: &Output) -> Result<Exit, Failure> {
    let opened = open::serving(config, false)?;
    if let Some(key) = &opened.new_key {
        let (folder, key) = (opened.folder.display().to_string(), key.display().to_string());
        let text = DeskText::NewStore { folder: &folder, key: &key };
        output.progress(Emphasis::Plain, &output.texts.of_desk(&text));
    }
    serve(config, opened.store, opened.folder, false, output)
}

/// Serves until the program is asked to end.
pub(super) fn serve(
    config: &DeskConfig,
    store: Arc<dyn Store>,
    folder: PathBuf,
    is_demo: bool,
    output: &Output,
) -> Result<Exit, Failure> {
    raise_the_number_of_files();
    let plan = plan(config, folder, is_demo);
    // A demonstration's phones are issued by nobody's file.
    let _following = if is_demo { None } else { follow_lists(config, &plan.rules.provers) };
    let served = runtime::block_on_many(async {
        let (end, ending) = ending();
        let nobody = store.users().await.is_ok_and(|users| users.is_empty());
        let no_terminal = store.terminals().await.is_ok_and(|terminals| terminals.is_empty());
        let started = run::start(store, plan, ending).await?;
        let scheme = if started.is_encrypted { "https" } else { "http" };
        let page = format!("{scheme}://{}/", started.people);
        let terminals = started.terminals.to_string();
        let text = DeskText::Serving { terminals: &terminals, page: &page };
        output.progress(Emphasis::Good, &output.texts.of_desk(&text));
        if nobody {
            output.progress(Emphasis::Plain, &output.texts.of_desk(&DeskText::NoUsers));
        }
        if no_terminal && !is_demo {
            output.progress(Emphasis::Plain, &output.texts.of_desk(&DeskText::NoTerminals));
        }
        started.run_until_asked(end).await;
        Ok(())
    });
    served?.map_err(|error: StartError| {
        Failure::new(Exit::Usage, reason(&error), error.to_string())
    })?;
    Ok(Exit::Done)
}

pub(super) fn plan(config: &DeskConfig, folder: PathBuf, is_demo: bool) -> Plan {
    let settings =
        SettingsChoice { questions: config.questions.clone(), desk: config.name.clone() };
    Plan {
        rules: Rules {
            is_demo,
            provers: Provers::new(Prover::new(
                Arc::new(config.policy.clone()),
                Some(config.service.starts),
            )),
            settings,
            gates: gates(config),
            folder,
            backups: backups(config),
            eligibility: match config.eligibility {
                _ if is_demo => Arc::new(DemoEligibility),
                EligibilitySource::Demo => Arc::new(DemoEligibility),
                EligibilitySource::None => Arc::new(NoEligibility),
            },
        },
        terminals: config.terminals.listen,
        people: config.people.listen,
        hosts: config.people.hosts.clone(),
        certificate: config
            .people
            .certificate
            .clone()
            .map(|own| run::OwnCertificate { chain: own.chain, key: own.key }),
    }
}

/// Follows the files of `[trust]` until the answer is dropped.
fn follow_lists(config: &DeskConfig, provers: &Provers) -> Option<TrustWatch> {
    let (provers, starts) = (provers.clone(), config.service.starts);
    let watch = TrustWatch::start(&config.trust, &config.policy, move |news| {
        news.log();
        if let Some(policy) = news.policy {
            provers.offer(Prover::new(policy, Some(starts)));
        }
    });
    match watch {
        Ok(watch) => Some(watch),
        Err(error) => {
            tracing::error!(%error, "newer revocation lists are not seen before the next start");
            None
        }
    }
}

/// When copies of the store are made, and when they are missed.
fn backups(config: &DeskConfig) -> Backups {
    let millis = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
    let backup = &config.backup;
    Backups {
        schedule: backup.folder.clone().map(|folder| Schedule {
            folder,
            every_ms: millis(backup.every),
            keep: backup.keep,
        }),
        limit_ms: backup.limit.map(millis),
    }
}

/// When terminals may begin visits; the parts by the names that heartbeats give them.
fn gates(config: &DeskConfig) -> Gates {
    let minimum = &config.minimum;
    let parts =
        [("kazasu", &minimum.kazasu), ("pcsc", &minimum.pcsc_lite), ("ccid", &minimum.ccid)];
    let named = |(part, version): (&str, &Option<Version>)| {
        version.as_ref().map(|version| (part.to_owned(), version.to_string()))
    };
    Gates {
        minimums: parts.into_iter().filter_map(named).collect(),
        service_starts: Some(config.service.starts),
    }
}

const fn reason(error: &StartError) -> &'static str {
    match error {
        StartError::Address { .. } => "address",
        StartError::Certificate { .. } => "certificate",
        StartError::Own(_) | StartError::Store(_) => "store",
    }
}

/// Each connection is a file: the usual soft limit of 1,024 is less than a desk serves.
fn raise_the_number_of_files() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let limit = getrlimit(Resource::Nofile);
        let wanted = limit.maximum.map_or(4_096, |most| most.min(4_096));
        if limit.current.is_some_and(|now| now < wanted) {
            let raised = Rlimit { current: Some(wanted), maximum: limit.maximum };
            let _refused = setrlimit(Resource::Nofile, raised);
        }
    }
}
