use super::*;

fn judged(variables: &[(&str, &str)]) -> Result<(), Unfit> {
    judge(|name| {
        variables.iter().find(|(own, _)| *own == name).map(|(_, value)| (*value).to_owned())
    })
}

#[test]
fn a_terminal_that_cannot_place_text_is_not_used() {
    assert_eq!(judged(&[("LANG", "C.UTF-8")]), Err(Unfit::Dumb(String::new())));
    assert_eq!(judged(&[("TERM", "dumb"), ("LANG", "C.UTF-8")]), Err(Unfit::Dumb("dumb".into())));
    for term in ["unknown", "network", "dialup"] {
        assert_eq!(judged(&[("TERM", term), ("LANG", "C.UTF-8")]), Err(Unfit::Dumb(term.into())));
    }
    for term in ["linux", "vt100", "vt220", "xterm-256color", "screen", "tmux", "putty"] {
        assert_eq!(judged(&[("TERM", term), ("LANG", "C.UTF-8")]), Ok(()), "{term}");
    }
    assert!(Unfit::Dumb(String::new()).to_string().starts_with("TERM is not set: "));
}

#[test]
fn a_locale_has_to_be_utf_8() {
    let locale = |variables: &[(&str, &str)]| judged(&[&[("TERM", "xterm")], variables].concat());
    for utf8 in ["ja_JP.UTF-8", "C.utf8", "UTF-8", "en_US.utf-8@euro"] {
        assert_eq!(locale(&[("LANG", utf8)]), Ok(()), "{utf8}");
    }
    for other in ["C", "POSIX", "ja_JP.eucJP", "ja_JP"] {
        assert_eq!(locale(&[("LANG", other)]), Err(Unfit::NotUtf8(other.into())));
    }
    assert_eq!(locale(&[]), Err(Unfit::NotUtf8("C".into())));
}

#[test]
fn the_first_variable_that_says_something_counts() {
    let all = |all, ctype| {
        judged(&[("TERM", "xterm"), ("LC_ALL", all), ("LC_CTYPE", ctype), ("LANG", "C.UTF-8")])
    };
    assert_eq!(all("C", "C.UTF-8"), Err(Unfit::NotUtf8("C".into())));
    assert_eq!(all("", "POSIX"), Err(Unfit::NotUtf8("POSIX".into())));
    assert_eq!(all("", ""), Ok(()));
}

/// Run by the test below, on a terminal of its own.
#[test]
#[ignore = "takes the terminal and panics"]
fn panic_on_a_terminal() {
    let (sender, over) = std::sync::mpsc::channel();
    let Ok(taken) = Taken::take(move || sender.send(()).unwrap_or_default()) else { return };
    drop(std::thread::spawn(|| panic!("the PIN is 9876")).join());
    assert_eq!(over.recv(), Ok(()));
    drop(taken);
}

#[test]
#[cfg(target_os = "linux")]
fn a_panic_gives_the_terminal_back_and_says_nothing_of_a_patient() {
    let name = "tui::terminal::tests::panic_on_a_terminal";
    let this = std::env::current_exe().unwrap();
    let command = format!("'{}' --exact {name} --ignored --nocapture", this.display());
    // script(1) makes a terminal.
    let said = std::process::Command::new("script")
        .args(["-qec", &command, "/dev/null"])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&said.stdout);
    let taken = said.find("\x1b[?1049h").expect("the alternate screen");
    let given_back = said.find("\x1b[?1049l").expect("the usual screen");
    let told = said
        .find("kazasu: internal error (app/src/tui/terminal/tests.rs:")
        .unwrap_or_else(|| panic!("{said}"));
    assert!(taken < given_back && given_back < told, "{said}");
    assert!(!said.contains("9876"));
}

/// Run by the test below, on a terminal of its own.
#[test]
#[ignore = "takes the terminal and writes to standard error"]
fn write_beside_the_screen() {
    let Ok(taken) = Taken::take(|| {}) else { return };
    // As a library in C does, past every buffer of this program.
    assert!(rustix::io::write(io::stderr(), b"noise of a library\n").is_ok());
    drop(taken);
    assert!(rustix::io::write(io::stderr(), b"told afterwards\n").is_ok());
}

#[test]
#[cfg(target_os = "linux")]
fn what_libraries_write_to_standard_error_does_not_reach_the_screen() {
    let name = "tui::terminal::tests::write_beside_the_screen";
    let this = std::env::current_exe().unwrap();
    let said = |to: &str| {
        let command = format!("'{}' --exact {name} --ignored --nocapture {to}", this.display());
        let said = std::process::Command::new("script")
            .args(["-qec", &command, "/dev/null"])
            .output()
            .unwrap();
        String::from_utf8_lossy(&said.stdout).into_owned()
    };
    let on_the_terminal = said("");
    assert!(!on_the_terminal.contains("noise of a library"), "{on_the_terminal}");
    assert!(on_the_terminal.contains("told afterwards"), "{on_the_terminal}");
    // What leads to a file goes on.
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("stderr");
    said(&format!("2>'{}'", file.display()));
    let kept = std::fs::read_to_string(file).unwrap();
    assert!(kept.contains("noise of a library") && kept.contains("told afterwards"), "{kept}");
}
