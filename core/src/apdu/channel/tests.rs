use super::*;
use crate::reader::script::{Clock, Script, hex};

const READ: &str = "00 B0 00 00 00";

fn read() -> Command {
    Command::new(0x00, 0xB0, 0x00, 0x00).with_le(Le::MAX)
}

/// A command before the one that is tested, so that it is not the first after power-up.
fn warm(script: Script) -> Script {
    script.on("00 A4 04 0C", "90 00")
}

fn send(script: &mut Script, clock: &Clock, budget: Budget) -> Result<Response, ChannelError> {
    let mut channel = Channel::new(script, clock, budget);
    channel.send(&Command::new(0x00, 0xA4, 0x04, 0x0C))?;
    channel.send(&read())
}

fn response(script: Script) -> Result<Response, ChannelError> {
    let mut script = script;
    let result = send(&mut script, &Clock::stopped(), Budget::TAP);
    script.assert_done();
    result
}

#[test]
fn data_and_status_word_are_split() {
    let answer = response(warm(Script::new()).on(READ, "01 02 03 62 82")).unwrap();
    assert_eq!((answer.data, answer.status), (vec![1, 2, 3].into(), StatusWord(0x6282)));
}

#[test]
fn waiting_data_is_fetched_to_the_end() {
    let script = warm(Script::new())
        .on(READ, "01 61 02")
        .on("00 C0 00 00 02", "02 03 61 00")
        .on("00 C0 00 00 00", "04 90 00");
    assert_eq!(response(script).unwrap().data, [1, 2, 3, 4]);
}

#[test]
fn a_wrong_le_is_put_right_once_also_for_get_response() {
    let script = warm(Script::new()).on(READ, "6C 02").on("00 B0 00 00 02", "01 02 90 00");
    assert_eq!(response(script).unwrap().data, [1, 2]);
    let script = warm(Script::new()).on(READ, "6C 02").on("00 B0 00 00 02", "6C 03");
    assert_eq!(response(script).unwrap().status, StatusWord(0x6C03));
    let script = warm(Script::new())
        .on(READ, "61 05")
        .on("00 C0 00 00 05", "6C 01")
        .on("00 C0 00 00 01", "07 90 00");
    assert_eq!(response(script).unwrap().data, [7]);
}

#[test]
fn only_the_first_command_after_power_up_is_repeated_after_6f00() {
    let script =
        Script::new().on("00 A4 04 0C", "6F 00").on("00 A4 04 0C", "90 00").on(READ, "6F 00");
    assert_eq!(response(script).unwrap().status, StatusWord(0x6F00));
    let script =
        Script::new().on("00 A4 04 0C", "6F 00").on("00 A4 04 0C", "6F 00").on(READ, "90 00");
    assert!(response(script).is_ok());
}

#[test]
fn a_response_shorter_than_a_status_word_is_an_error() {
    for short in ["", "90"] {
        let script = warm(Script::new()).on(READ, short);
        assert_eq!(response(script), Err(CardError::ShortResponse.into()));
    }
}

#[test]
fn waiting_data_that_never_comes_ends() {
    let script = warm(Script::new()).on(READ, "61 10").on("00 C0 00 00 10", "61 10");
    assert_eq!(response(script), Err(ChannelError::EndlessResponse));
}

#[test]
fn waiting_data_that_never_ends_does() {
    let mut script = warm(Script::new()).on(READ, "61 00");
    for _ in 0..300 {
        script =
            script.bytes(hex("00 C0 00 00 00"), Ok([vec![0xAA; 256], vec![0x61, 0x00]].concat()));
    }
    let result = send(&mut script, &Clock::stopped(), Budget::TAP);
    assert_eq!(result, Err(ChannelError::EndlessResponse));
}

#[test]
fn each_bound_of_the_budget_ends_the_tap() {
    let one =
        |budget| send(&mut warm(Script::new()), &Clock::moving(Duration::from_millis(1)), budget);
    let whole = Budget { commands: 2, bytes: 100, time: Duration::from_secs(1) };
    assert_eq!(one(Budget { commands: 1, ..whole }), Err(Limit::Commands.into()));
    assert_eq!(one(Budget { bytes: 6, ..whole }), Err(Limit::Bytes.into()));
    assert_eq!(one(Budget { time: Duration::from_millis(2), ..whole }), Err(Limit::Time.into()));
    assert!(send(&mut warm(Script::new()).on(READ, "90 00"), &Clock::stopped(), whole).is_ok());
}

const VERIFY: &str = "00 20 00 80 04 34 37 31 31";

fn verify() -> SecretCommand {
    SecretCommand::new(0x00, 0x20, 0x00, 0x80, b"4711")
}

#[test]
fn a_secret_is_sent_exactly_once_whatever_the_answer() {
    for word in ["6F 00", "6C 04", "61 04", "67 00", "63 C2", "90 00"] {
        let mut script = Script::new().on(VERIFY, word);
        let clock = Clock::stopped();
        let status = Channel::new(&mut script, &clock, Budget::TAP).send_secret(verify());
        assert_eq!(status, Ok(StatusWord(u16::from_be_bytes(hex(word).try_into().unwrap()))));
        script.assert_done();
    }
}

#[test]
fn a_secret_without_budget_is_not_sent_and_one_without_answer_is_unknown() {
    let clock = Clock::stopped();
    let spent = Budget { commands: 0, ..Budget::TAP };
    let result = Channel::new(&mut Script::new(), &clock, spent).send_secret(verify());
    assert_eq!(result, Err(SecretError::NotSent(Limit::Commands)));
    let mut script = Script::new().fail(VERIFY, CardError::Removed);
    let result = Channel::new(&mut script, &clock, Budget::TAP).send_secret(verify());
    assert_eq!(result, Err(SecretError::NoAnswer(CardError::Removed)));
}

#[test]
fn a_secret_is_not_sent_when_the_time_is_over() {
    let late = Clock::moving(Budget::TAP.time);
    late.elapsed();
    let result = Channel::new(&mut Script::new(), &late, Budget::TAP).send_secret(verify());
    assert_eq!(result, Err(SecretError::NotSent(Limit::Time)));
}

#[test]
fn the_trace_counts_everything_and_holds_no_data() {
    let mut script =
        Script::new().on(VERIFY, "90 00").on(READ, "AA BB 90 00").fail(READ, CardError::Removed);
    let clock = Clock::stopped();
    let mut channel = Channel::new(&mut script, &clock, Budget::TAP);
    channel.send_secret(verify()).unwrap();
    channel.send(&read()).unwrap();
    channel.send(&read()).unwrap_err();
    let usage = channel.usage();
    assert_eq!((usage.commands, usage.bytes_sent, usage.bytes_received), (3, 9 + 5 + 5, 2 + 4));
    let trace = channel.into_records().0;
    assert_eq!(
        trace.iter().map(|exchange| exchange.received).collect::<Vec<_>>(),
        [Some(2), Some(4), None]
    );
    let shown = format!("{trace:?}");
    for data in ["4711", "34, 37", "52, 55", "AA", "170"] {
        assert!(!shown.contains(data), "{shown}");
    }
}
