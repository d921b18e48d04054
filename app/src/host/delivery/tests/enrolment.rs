use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use kazasu_core::handover::{CertificateRequest, Hello, ProblemReason};
use tempfile::TempDir;

use super::desk::{Ca, DESK_ID, Desk, Heard, Reply, TERMINAL};
use crate::host::audit_event::AuditEvent;
use crate::host::delivery::enrol::{
    self, EnrolError, EnrolStep, Enrolling, Terms, audit_event, enrol,
};
use crate::host::desk_identity::{DeskFolder, DeskIdentity};

fn folder() -> (TempDir, DeskFolder) {
    let folder = TempDir::new().unwrap();
    let desk = DeskFolder::at(folder.path().join("desk"));
    (folder, desk)
}

const USUAL: Terms<'static> =
    Terms { own: &Enrolling::ForPatients, waiting: Some(0), leaves_waiting: false, tell: &|_| {} };

fn run(desk: &Desk, code: &str, folder: &DeskFolder) -> Result<DeskIdentity, EnrolError> {
    run_on(desk, code, folder, &USUAL)
}

fn run_as(
    desk: &Desk,
    code: &str,
    folder: &DeskFolder,
    own: &Enrolling,
) -> Result<DeskIdentity, EnrolError> {
    run_on(desk, code, folder, &Terms { own, ..USUAL })
}

fn run_on(
    desk: &Desk,
    code: &str,
    folder: &DeskFolder,
    terms: &Terms<'_>,
) -> Result<DeskIdentity, EnrolError> {
    enrol(&desk.address.to_string().parse().unwrap(), &code.parse().unwrap(), folder, terms)
}

fn csr(heard: &Heard) -> Vec<u8> {
    let asked: CertificateRequest = serde_json::from_slice(&heard.body).unwrap();
    asked.csr.as_bytes().to_vec()
}

#[test]
fn a_code_makes_the_terminal_one_of_the_desk() {
    let (_kept, folder) = folder();
    let desk = Desk::start();
    let code = desk.code();

    let identity = run(&desk, &code, &folder).unwrap();

    assert_eq!(identity.desk_id, DESK_ID);
    assert_eq!(identity.terminal_id().to_string(), TERMINAL);
    assert_eq!(identity.letter().map(|letter| letter.get()), Some('A'));
    assert_eq!(identity.ca.as_bytes(), desk.state().ca.der());
    assert_eq!(folder.identity().unwrap(), Some(identity));
    let heard = desk.asked("/");
    let paths: Vec<_> = heard.iter().map(|heard| heard.path.as_str()).collect();
    assert_eq!(paths, ["/v1/enrolment/hello", "/v1/enrolment/certificate"]);
    assert!(heard.iter().all(|heard| heard.connection == 1 && heard.certificate.is_none()));
    // Nothing of the code goes over the line.
    let digits = code.replace(' ', "");
    let secret = &digits[4..22];
    assert!(heard.iter().all(|heard| !String::from_utf8_lossy(&heard.body).contains(secret)));
    #[cfg(unix)]
    assert_eq!(
        crate::host::permissions::open_to_others(folder.path()),
        [] as [std::path::PathBuf; 0]
    );
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn a_desk_that_does_not_know_the_code_is_told_nothing() {
    let (_kept, folder) = folder();
    let desk = Desk::start();
    let other = kazasu_core::handover::EnrolmentCode::from_digits(&[3; 22]).unwrap();

    let error = run(&desk, &other.grouped(), &folder).unwrap_err();

    assert!(matches!(error, EnrolError::NotProved), "{error:?}");
    assert_eq!(desk.asked("/").len(), 1, "no certificate is asked for");
    assert_eq!(folder.identity().unwrap(), None);
}

#[test]
fn whoever_passes_the_desks_words_on_under_another_certificate_is_found_out() {
    let (_kept, folder) = folder();
    let desk = Desk::start();
    let code = desk.code();
    // The proof of the real desk, over the real desk's certificate.
    let between = Desk::with(Ca::new("between.example", None));
    let real = desk.state().ca.server.clone();
    let ca = kazasu_core::handover::Der::new(desk.state().ca.der());
    let known: kazasu_core::handover::EnrolmentCode = code.parse().unwrap();
    between.script(move |heard| {
        let hello: Hello = serde_json::from_slice(&heard.body).ok()?;
        let nonce = kazasu_core::handover::Bytes32([7; 32]);
        let presented = kazasu_core::sha256::Sha256::of(&real);
        let proof = known.proofs(presented, hello.terminal_nonce, nonce).of_desk(ca.as_bytes());
        Some(Reply::Json(serde_json::json!({"desk_nonce": nonce, "ca": ca, "proof": proof})))
    });

    let error = run(&between, &code, &folder).unwrap_err();

    assert!(matches!(error, EnrolError::NotProved), "{error:?}");
    assert_eq!(between.asked("/").len(), 1);
}

#[test]
fn an_answer_that_is_lost_costs_no_code() {
    let (_kept, folder) = folder();
    let desk = Desk::start();
    let code = desk.code();
    let lost = Arc::new(AtomicU32::new(2));
    let left = lost.clone();
    desk.script(move |heard| {
        let is_certificate = heard.path.ends_with("certificate");
        let lose = is_certificate
            && left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok();
        lose.then_some(Reply::Close)
    });

    run(&desk, &code, &folder).unwrap();

    let asked = desk.asked("/v1/enrolment/certificate");
    assert_eq!(asked.len(), 3);
    assert!(asked.iter().all(|heard| csr(heard) == csr(&asked[0])), "the same request each time");
    assert!(asked.windows(2).all(|two| two[0].connection != two[1].connection));
    assert_eq!(desk.asked("/v1/enrolment/hello").len(), 3, "the desk proves itself each time");
}

#[test]
fn after_a_crash_the_same_code_asks_for_the_same_certificate() {
    let (_kept, folder) = folder();
    let desk = Desk::start();
    let code = desk.code();
    // The desk issues, and no answer ever comes.
    desk.script(|heard| heard.path.ends_with("certificate").then_some(Reply::HalfBody));
    let error = run(&desk, &code, &folder).unwrap_err();
    assert!(matches!(error, EnrolError::Broken(_)), "{error:?}");
    let first = csr(&desk.asked("/v1/enrolment/certificate")[0]);

    desk.script(|_| None);
    let identity = run(&desk, &code, &folder).unwrap();

    let last = desk.asked("/v1/enrolment/certificate").pop().unwrap();
    assert_eq!(csr(&last), first);
    assert_eq!(folder.identity().unwrap(), Some(identity));
}

#[test]
fn each_refusal_says_what_to_do() {
    for (reason, word) in [
        (ProblemReason::CodeRefused, "code_refused"),
        (ProblemReason::CodeUsed, "code_used"),
        (ProblemReason::TooMany, "too_many"),
        (ProblemReason::Restored, "desk_fault"),
        (ProblemReason::NotFound, "no_desk"),
    ] {
        let (_kept, folder) = folder();
        let desk = Desk::start();
        let code = desk.code();
        desk.script(move |heard| {
            heard.path.ends_with("certificate").then_some(Reply::Problem(reason))
        });
        let error = run(&desk, &code, &folder).unwrap_err();
        assert_eq!(error.reason(), word, "{reason:?}");
        assert_eq!(folder.identity().unwrap(), None);
        let sent = desk.asked("/v1/enrolment/certificate").len();
        assert_eq!(sent, if reason.may_pass() { 3 } else { 1 }, "{reason:?}");
    }
}

#[test]
fn what_is_no_desk_is_said_to_be_none() {
    let (_kept, folder) = folder();
    for reply in [Reply::Garbage, Reply::Endless, Reply::Redirect("https://example.com/".into())] {
        let desk = Desk::start();
        let code = desk.code();
        let said = reply.clone();
        desk.script(move |_| Some(said.clone()));
        let error = run(&desk, &code, &folder).unwrap_err();
        assert!(matches!(error, EnrolError::NoDesk(_)), "{reply:?}: {error:?}");
        assert_eq!(desk.asked("/").len(), 1, "{reply:?}");
    }
    // Plain HTTP, or anything that is no TLS.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        use std::io::{Read, Write};
        let (mut stream, _) = listener.accept().unwrap();
        let _ = stream.read(&mut [0; 1_024]);
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n");
    });
    let code = kazasu_core::handover::EnrolmentCode::from_digits(&[1; 22]).unwrap();
    let address = address.to_string().parse().unwrap();
    let call = || enrol(&address, &code, &folder, &USUAL).unwrap_err();
    let error = call();
    assert!(matches!(error, EnrolError::NoDesk(_)), "{error:?}");
    // Nobody.
    let error = call();
    assert!(matches!(error, EnrolError::NotReached { .. }), "{error:?}");
}

/// Whatever the desk itself thinks of it: a lax one is no way round.
#[test]
fn neither_a_demonstration_nor_a_terminal_for_patients_goes_to_a_desk_of_the_other_kind() {
    let demonstration = Enrolling::Demonstration(kazasu_core::handover::Der::new(vec![1, 2, 3]));
    for (own, desk_is_demo, word, says) in [
        (Enrolling::ForPatients, true, "desk_is_demonstration", "is a demonstration"),
        (demonstration.clone(), false, "desk_is_no_demonstration", "is for patients"),
    ] {
        let lax = |desk: &Desk| desk.state().is_demo = desk_is_demo;
        let strict = |desk: &Desk| {
            desk.script(|_| Some(Reply::Problem(ProblemReason::Demonstration)));
        };
        for prepare in [&lax as &dyn Fn(&Desk), &strict] {
            let (_kept, folder) = folder();
            let desk = Desk::start();
            prepare(&desk);
            let error = run_as(&desk, &desk.code(), &folder, &own).unwrap_err();
            assert_eq!(error.reason(), word);
            assert!(error.to_string().contains(says), "{error}");
            assert_eq!(folder.identity().unwrap(), None);
            let paths: Vec<_> = desk.asked("/").into_iter().map(|heard| heard.path).collect();
            assert_eq!(paths, ["/v1/enrolment/hello"], "it is told nothing more");
        }
    }
    let (_kept, folder) = folder();
    let desk = Desk::start();
    desk.state().is_demo = true;
    run_as(&desk, &desk.code(), &folder, &demonstration).unwrap();
    let asked: CertificateRequest =
        serde_json::from_slice(&desk.asked("/v1/enrolment/certificate")[0].body).unwrap();
    let Enrolling::Demonstration(anchor) = demonstration else { unreachable!() };
    assert_eq!(asked.demo_anchor, Some(anchor));
}

#[test]
fn a_certificate_of_another_key_or_another_ca_is_not_kept() {
    let other = Ca::new("other.example", None);
    let wrong_key = {
        let asked = enrol::new_request().unwrap();
        asked.csr.as_bytes().to_vec()
    };
    for change in ["certificate", "ca", "desk_id", "letter"] {
        let (_kept, folder) = folder();
        let desk = Desk::start();
        let code = desk.code();
        let (other, wrong_key) = (other.der(), wrong_key.clone());
        let issued = kazasu_core::handover::Der::new(desk.state().issue(&wrong_key, (0, 90)));
        desk.script(move |heard| {
            let is_second = heard.path.ends_with("certificate");
            is_second.then(|| {
                Reply::Altered(
                    change,
                    match change {
                        "certificate" => serde_json::json!(issued),
                        "ca" => {
                            serde_json::json!(kazasu_core::handover::Der::new(other.as_slice()))
                        }
                        "desk_id" => serde_json::json!("../../etc/passwd"),
                        _ => serde_json::json!("あ"),
                    },
                )
            })
        });
        let error = run(&desk, &code, &folder).unwrap_err();
        assert!(matches!(error, EnrolError::Unsound), "{change}: {error:?}");
        assert_eq!(folder.identity().unwrap(), None, "{change}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_costs_no_code() {
    let kept = TempDir::new().unwrap();
    std::fs::write(kept.path().join("desk"), "").unwrap();
    let folder = DeskFolder::at(kept.path().join("desk"));
    let desk = Desk::start();
    let code = desk.code();
    let error = run(&desk, &code, &folder).unwrap_err();
    assert!(matches!(error, EnrolError::NotKept(_)), "{error:?}");
    assert_eq!(desk.asked("/").len(), 0);
}

#[test]
fn another_desk_is_refused_while_visits_wait_unless_it_is_told_otherwise() {
    let (_kept, folder) = folder();
    let first = Desk::start();
    let before = run(&first, &first.code(), &folder).unwrap();
    let second = Desk::start();
    for (waiting, said) in
        [(Some(2), "2 reports of visits wait here"), (None, "it cannot be seen how many")]
    {
        let terms = Terms { waiting, ..USUAL };
        let code = second.code();
        let error = run_on(&second, &code, &folder, &terms).unwrap_err();
        assert_eq!(error.reason(), "visits_wait");
        assert!(matches!(&error, EnrolError::Waiting { count, address }
            if *count == waiting && *address == before.address));
        assert!(error.to_string().starts_with(said), "{error}");
        assert_eq!(second.asked("/v1/enrolment/certificate").len(), 0, "the code stays good");
        assert_eq!(folder.identity().unwrap().as_ref(), Some(&before));
    }
    // The same desk once more takes what waits.
    let name = format!("{DESK_ID}.kazasu.internal");
    let again = Desk::with(Ca::of(&first.state().ca, &name, None));
    let waiting = Terms { waiting: Some(2), ..USUAL };
    run_on(&again, &again.code(), &folder, &waiting).unwrap();
    // Nothing waits, or it may stay.
    let after = run(&second, &second.code(), &folder).unwrap();
    assert_ne!(after.ca, before.ca);
    let told = Terms { waiting: Some(2), leaves_waiting: true, ..USUAL };
    let third = Desk::with(Ca::of(&first.state().ca, &name, None));
    assert_eq!(run_on(&third, &third.code(), &folder, &told).unwrap().ca, before.ca);
}

#[test]
fn each_step_is_told_and_none_is_told_that_is_not_reached() {
    let (_kept, folder) = folder();
    let desk = Desk::start();
    let steps = std::cell::RefCell::new(Vec::new());
    let tell = |step: EnrolStep| steps.borrow_mut().push(step.as_str());
    let terms = Terms { tell: &tell, ..USUAL };
    run_on(&desk, &desk.code(), &folder, &terms).unwrap();
    assert_eq!(steps.take(), ["calling", "proving", "asking", "keeping"]);
    let other = kazasu_core::handover::EnrolmentCode::from_digits(&[3; 22]).unwrap();
    run_on(&desk, &other.grouped(), &folder, &terms).unwrap_err();
    assert_eq!(steps.take(), ["calling", "proving"]);
}

#[test]
fn the_audit_log_is_told_who_and_which_desk_and_nothing_of_the_code() {
    let (_kept, folder) = folder();
    let desk = Desk::start();
    let code = desk.code();
    let identity = run(&desk, &code, &folder).unwrap();
    let json = |event| serde_json::to_value::<AuditEvent>(event).unwrap();
    let done = json(audit_event(Ok(&identity), None, Some(0), "command"));
    assert_eq!((&done["deed"], &done["desk"]), (&"enrolled".into(), &DESK_ID.into()));
    assert_eq!((&done["terminal_id"], &done["by"]), (&TERMINAL.into(), &"command".into()));
    #[cfg(unix)]
    assert_eq!(done["user"], rustix::process::geteuid().as_raw());
    let before = DeskIdentity { desk_id: "ffffffffffffffff".to_owned(), ..identity.clone() };
    let left = json(audit_event(Ok(&identity), Some(&before), Some(3), "technician"));
    assert_eq!((&left["before"], &left["waiting"]), (&"ffffffffffffffff".into(), &3.into()));
    let failed = json(audit_event(Err(&EnrolError::NotProved), None, None, "technician"));
    assert_eq!(
        (&failed["deed"], &failed["why"]),
        (&"enrolment_failed".into(), &"desk_not_proved".into())
    );
    let digits = code.replace(' ', "");
    for told in [done, left, failed] {
        let told = told.to_string();
        assert!(!told.contains(&digits[4..22]) && !told.contains("入口"), "{told}");
    }
}
