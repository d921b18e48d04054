use std::io::{Read, Write};
use std::os::unix::net::UnixListener;

use super::*;

#[test]
fn a_wayland_server_has_to_answer() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    let ask = |name: &str| {
        let asked = wayland::ask(name, folder.path().to_str());
        asked.map_err(|silent| silent.to_string())
    };
    assert!(ask("wayland-9").is_err_and(|said| said.contains("WAYLAND_DISPLAY=wayland-9")));
    // A socket whose server has ended, and one that never says anything.
    drop(UnixListener::bind(at("dead")).unwrap());
    assert!(ask("dead").is_err_and(|said| said.contains("refused")), "{:?}", ask("dead"));
    let _mute = UnixListener::bind(at("mute")).unwrap();
    assert!(ask("mute").is_err_and(|said| said.contains("said nothing for 3 s")));
    assert!(
        wayland::ask("wayland-0", None)
            .is_err_and(|silent| silent.to_string().contains("XDG_RUNTIME_DIR is not set"))
    );
    // wl_callback.done of object 2; found by its path too.
    let listener = UnixListener::bind(at("alive")).unwrap();
    let server = std::thread::spawn(move || {
        for client in listener.incoming().take(2) {
            let mut client = client.unwrap();
            // A server that hangs up on an unread request resets the connection.
            client.read_exact(&mut [0; 12]).unwrap();
            let done = [2_u32, 12 << 16, 7].map(u32::to_ne_bytes).concat();
            client.write_all(&done).unwrap();
        }
    });
    assert_eq!(ask("alive"), Ok(()));
    assert_eq!(wayland::ask(&at("alive"), None), Ok(()));
    server.join().unwrap();
}

#[test]
fn an_x_server_has_to_answer() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x").display().to_string();
    for name in [":4095", "nonsense", "host.invalid:0", ":0.x", path.as_str()] {
        let silent = x11::ask(name).map(drop).unwrap_err();
        assert!(matches!(&silent.why, Why::Silent(error) if !error.is_empty()), "{silent:?}");
        assert!(silent.to_string().starts_with(&format!("DISPLAY={name} ")), "{silent}");
    }
}

#[test]
fn whoever_reads_it_knows_what_to_do() {
    let lacks = |why| Silent { variable: "DISPLAY", name: ":0".into(), why };
    let said = NoDisplay::Unusable(vec![lacks(Why::Lacks("RANDR"))]).to_string();
    assert_eq!(
        said,
        "DISPLAY=:0 is an X server without the extension RANDR; start the X server with it, or \
         use kazasu tui"
    );
    let said = NoDisplay::Unusable(vec![lacks(Why::Silent("refused".into()))]).to_string();
    assert!(said.starts_with("DISPLAY=:0 does not answer: refused; start the display server"));
}
