//! The desk of this terminal, as the program that serves has seen it last.

use kazasu_core::handover::Timestamp;
use kazasu_core::time::UnixTime;
use kazasu_i18n::{Seen, SeenDesk};

use super::{Finding, State};
use crate::config::Config;
pub(crate) use crate::host::delivery::DeskLook as Desk;
use crate::host::delivery::{self, DeliveryStatus, OwnDesk};

/// Seconds by which the clocks may differ before somebody should see to it; a desk takes no new
/// visits from five minutes on (desk/PROTOCOL.md §6).
const CLOCKS: u64 = 60;

/// Looks at what is kept.
pub(super) fn look(config: &Config) -> Desk {
    delivery::look(config.desk.address.as_ref())
}

pub(super) fn check(desk: &Desk, now: UnixTime) -> Vec<Finding> {
    const NAME: &str = "desk";
    let finding = |state, seen| Finding::new(NAME, state, Seen::Desk(seen));
    let (name, address, not_after, status) = match desk {
        Desk::None => return vec![Finding::new(NAME, State::Warning, Seen::NoDesk)],
        Desk::Unusable(error) => {
            return vec![finding(State::Problem, SeenDesk::Unusable { error: error.clone() })];
        }
        Desk::Of(own) => {
            let OwnDesk { name, address, not_after, status, .. } = &**own;
            (name, address, not_after, status)
        }
    };
    let mut findings = vec![standing(status.as_ref(), name, address, now)];
    findings.extend(not_after.map(|not_after| {
        if now > not_after {
            finding(State::Problem, SeenDesk::CertificateEnded { not_after })
        } else {
            finding(State::Ok, SeenDesk::Certificate { not_after })
        }
    }));
    if let Some(status) = status {
        findings.extend(status.last_receipt.map(|at| {
            let age = now.as_secs().saturating_sub(at.as_unix().as_secs());
            finding(State::Ok, SeenDesk::LastReceipt { age })
        }));
        if status.missing > 0 {
            findings.push(finding(State::Warning, SeenDesk::Lost { count: status.missing }));
        }
    }
    if let Some(ahead) = status.as_ref().and_then(|status| status.ahead)
        && ahead.unsigned_abs() >= CLOCKS
    {
        let (seconds, behind) = (ahead.unsigned_abs(), ahead < 0);
        findings.push(finding(State::Warning, SeenDesk::Clock { seconds, behind }));
    }
    findings
}

fn standing(status: Option<&DeliveryStatus>, name: &str, address: &str, now: UnixTime) -> Finding {
    let (name, address) = (name.to_owned(), address.to_owned());
    let age = |since: Timestamp| now.as_secs().saturating_sub(since.as_unix().as_secs());
    let (state, seen) = match status {
        None => (State::Unknown, SeenDesk::Of { name, address }),
        Some(DeliveryStatus { gate: Some(gate), .. }) => {
            let (part, have, need) = (gate.part.clone(), gate.have.clone(), gate.need.clone());
            let why = delivery::gate_word(gate.reason).to_owned();
            (State::Problem, SeenDesk::Gate { address, why, part, have, need })
        }
        Some(DeliveryStatus { why: Some(why), away, .. }) => match away {
            Some(since) => {
                (State::Warning, SeenDesk::Away { address, age: age(*since), why: why.clone() })
            }
            None => (State::Problem, SeenDesk::Refused { address, why: why.clone() }),
        },
        Some(DeliveryStatus { connected: Some(since), .. }) => {
            (State::Ok, SeenDesk::Answers { name, address, age: age(*since) })
        }
        Some(_) => (State::Unknown, SeenDesk::Of { name, address }),
    };
    Finding::new("desk", state, Seen::Desk(seen))
}

#[cfg(test)]
mod tests {
    use kazasu_core::handover::{Gate, GateReason};

    use super::*;

    fn of(status: Option<DeliveryStatus>) -> Desk {
        let (name, address) = ("入口 1".to_owned(), "192.168.1.10:8443".to_owned());
        let not_after = Some(UnixTime::from_secs(2_000_000_000));
        Desk::Of(Box::new(OwnDesk {
            name,
            letter: Some('A'),
            id: "0123456789abcdef".to_owned(),
            address,
            enrolled_at: None,
            not_after,
            status,
        }))
    }

    fn status() -> DeliveryStatus {
        let time = Timestamp::from_millis(1_800_000_000_000);
        DeliveryStatus {
            at: time,
            terminal: None,
            connected: Some(time),
            away: None,
            why: None,
            gate: None,
            certificate_ended: false,
            settings: None,
            store: None,
            waiting: 0,
            set_aside: 0,
            last_receipt: None,
            ahead: Some(3),
            missing: 0,
            desk_time: time,
        }
    }

    #[test]
    fn each_standing_has_its_own_finding() {
        let now = UnixTime::from_secs(1_900_000_000);
        let states =
            |desk: &Desk, now| check(desk, now).into_iter().map(|it| it.state).collect::<Vec<_>>();
        assert_eq!(states(&Desk::None, now), [State::Warning]);
        assert_eq!(states(&Desk::Unusable("damaged".into()), now), [State::Problem]);
        assert_eq!(states(&of(None), now), [State::Unknown, State::Ok]);
        assert_eq!(states(&of(Some(status())), now), [State::Ok, State::Ok]);
        let ended = UnixTime::from_secs(2_000_000_001);
        assert_eq!(states(&of(Some(status())), ended), [State::Ok, State::Problem]);
        let away = DeliveryStatus {
            connected: None,
            away: Some(status().at),
            why: Some("not_reached".into()),
            ..status()
        };
        assert_eq!(states(&of(Some(away)), now), [State::Warning, State::Ok]);
        let struck = DeliveryStatus { why: Some("revoked".into()), ..status() };
        assert_eq!(states(&of(Some(struck)), now), [State::Problem, State::Ok]);
        let gate = Gate {
            reason: GateReason::Outdated,
            part: "ccid".into(),
            have: "1.4".into(),
            need: "1.5".into(),
        };
        let gated = DeliveryStatus { gate: Some(gate), ..status() };
        assert_eq!(states(&of(Some(gated)), now), [State::Problem, State::Ok]);
        let heard = Some(Timestamp::from(UnixTime::from_secs(1_899_999_400)));
        let lost = DeliveryStatus { last_receipt: heard, missing: 3, ..status() };
        let findings = check(&of(Some(lost)), now);
        assert!(findings[2].seen == Seen::Desk(SeenDesk::LastReceipt { age: 600 }));
        assert!(findings[3].seen == Seen::Desk(SeenDesk::Lost { count: 3 }));
        assert_eq!((findings[2].state, findings[3].state), (State::Ok, State::Warning));
        let clock = DeliveryStatus { ahead: Some(-3_600), ..status() };
        let findings = check(&of(Some(clock)), now);
        assert!(findings[2].seen == Seen::Desk(SeenDesk::Clock { seconds: 3_600, behind: true }));
    }
}
