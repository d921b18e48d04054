use std::io::Write;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::channel;

use super::*;

/// At a service that no other test uses.
fn neighbours(service: &str, readers: &[&str]) -> Neighbours {
    Neighbours::new(&Claim {
        front: String::new(),
        readers: readers.iter().map(|reader| (*reader).to_owned()).collect(),
        users: Vec::new(),
        service: Some(format!("{service}-{}", std::process::id())),
        folder: None,
        leaves_files: false,
    })
}

fn here(name: &str) -> OtherInstance {
    OtherInstance::new(name, Some(std::process::id()), None)
}

/// For `neighbours` this user is a stranger.
fn strange(mut neighbours: Neighbours) -> Neighbours {
    neighbours.users = BTreeSet::from([4_000_000_000]);
    neighbours
}

fn squat(neighbours: &Neighbours, role: &str, end: &str) -> UnixListener {
    let name = format!("{role}{}{end}", neighbours.service);
    UnixListener::bind_addr(&SocketAddr::from_abstract_name(name).unwrap()).unwrap()
}

#[test]
fn whoever_uses_the_same_reader_is_told_who_serves() {
    let _one = neighbours("one", &["A", "B"]).take("kazasu touch").unwrap();
    for readers in [&["A"][..], &["B", "C"], &[]] {
        let told = neighbours("one", readers).take("kazasu tui").unwrap_err();
        assert_eq!(told, here("kazasu touch"), "{readers:?}");
    }
    assert!(
        neighbours("one", &["C"]).take("kazasu tui").is_ok(),
        "other readers are others' business"
    );
    let two = neighbours("two", &[]).take("kazasu tui").expect("and so is another service");
    assert_eq!(neighbours("two", &["A"]).take("kazasu touch").unwrap_err(), here("kazasu tui"));
    drop(two);
    assert!(neighbours("two", &["A"]).take("kazasu touch").is_ok(), "the name is free again");
}

/// Whoever sits on a name is known by the system's word alone, and what he says, or does not, holds
/// up nobody. Of this user's own it is a program that serves all the same.
#[test]
fn a_socket_counts_by_whose_it_is_whatever_it_says() {
    let answers: [&[u8]; 5] = [
        b"",
        b"\x1b[2Jbecome root: sudo -iu x, process 1\nroot\n",
        &[b'x'; 100_000],
        b"\xff\xfe\n",
        b"kazasu touch, process 1\nsomebody else\n",
    ];
    for (number, answer) in answers.into_iter().enumerate() {
        let mut own = neighbours(&format!("says-{number}"), &[]);
        let socket = squat(&own, SERVING, ANY);
        thread::spawn(move || {
            // Kept open: whoever waits for more waits for ever.
            let mut streams = Vec::new();
            for stream in socket.incoming() {
                let mut stream = stream.unwrap();
                drop(stream.write_all(answer));
                streams.push(stream);
            }
        });
        let told = own.take("kazasu tui").unwrap_err();
        let name = if number == 4 { "kazasu touch" } else { "kazasu" };
        assert_eq!(told, here(name), "the process is the system's word");
    }
}

/// The start is not held up, whether a byte comes now and then, nobody accepts, or nobody can
/// connect any more.
#[test]
fn one_deadline_holds_for_everything_that_is_said() {
    let mut own = neighbours("drips", &[]);
    let dripping = squat(&own, SERVING, ANY);
    let (sent, bytes) = channel();
    thread::spawn(move || {
        for stream in dripping.incoming() {
            let mut stream = stream.unwrap();
            for _ in 0..100 {
                if stream.write_all(b"k").is_err() {
                    break;
                }
                sent.send(()).unwrap();
                thread::sleep(Duration::from_millis(100));
            }
        }
    });
    assert_eq!(own.look(), Some(here("kazasu")));
    assert!(bytes.try_iter().count() < 50, "nobody waits for all of it");
}

#[test]
fn strangers_do_not_count_and_get_no_one_to_stand_aside() {
    let mut first = strange(neighbours("strangers", &["A"]));
    let names = [ANY.to_owned(), short_name("A")];
    let squatters = names.map(|name| squat(&first, SERVING, &name));
    let seat = first.take("kazasu touch").unwrap();
    assert!(seat.is_whole(), "another name is taken beside it");
    // Whoever counts this user sees the program, although it has not the usual name.
    drop(squatters);
    assert_eq!(
        neighbours("strangers", &["A"]).take("kazasu tui").unwrap_err(),
        here("kazasu touch")
    );
    assert_eq!(neighbours("strangers", &[]).look(), Some(here("kazasu touch")));
}

/// A neighbour can crowd a socket, so that nobody can ask any more whose it is.
#[test]
fn a_program_that_was_known_counts_while_its_socket_is_crowded() {
    let mut own = neighbours("crowd", &[]);
    let socket = squat(&own, SERVING, ANY);
    assert_eq!(own.look(), Some(here("kazasu")));
    let name = format!("{SERVING}{}{ANY}", own.service);
    let address = SocketAddr::from_abstract_name(name.as_bytes()).unwrap();
    let mut crowd: Vec<UnixStream> = Vec::new();
    // Nobody accepts: the socket takes so many, and the next is told to come again.
    while unix_sockets::connect_abstract(&name, BUSY).is_ok() {
        crowd.push(UnixStream::connect_addr(&address).unwrap());
        assert!(crowd.len() < 10_000, "it never fills");
    }
    assert_eq!(own.look(), Some(here("kazasu")), "as it was known");
    assert_eq!(neighbours("crowd", &[]).look(), None, "nobody else waits");
    drop((crowd, socket));
    assert_eq!(own.look(), None);
}

/// A list with names that are no text is read all the same.
#[test]
fn names_that_are_no_text_hide_nothing() {
    let own = neighbours("bytes", &[]);
    let bytes = [b"kazasu-serving-\xff\xfe\n\x1b[2J".as_slice(), own.service.as_bytes()].concat();
    let _noise = UnixListener::bind_addr(&SocketAddr::from_abstract_name(bytes).unwrap()).unwrap();
    let _beside = squat(&own, SERVING, "any-0badcafe");
    assert_eq!(neighbours("bytes", &["A"]).look(), Some(here("kazasu")));
}

#[test]
fn names_that_no_program_makes_are_not_asked() {
    let own = neighbours("shapes", &[]);
    let ends = ["any-0badcafe0", "any-xyz", "anything", "0123", "../any", "any-1-2"];
    let _noise = ends.map(|end| squat(&own, SERVING, end));
    assert_eq!(neighbours("shapes", &[]).look(), None);
    let _view = squat(&own, VIEWING, "any-00000000");
    assert!(neighbours("shapes", &["A"]).is_viewed() && neighbours("shapes", &[]).look().is_none());
}

#[test]
fn a_program_that_is_asked_by_many_who_read_nothing_answers_the_next() {
    let _seat = neighbours("floods", &[]).take("kazasu touch").unwrap();
    let name = format!("{SERVING}{}{ANY}", neighbours("floods", &[]).service);
    let address = SocketAddr::from_abstract_name(name.as_bytes()).unwrap();
    let _mute: Vec<_> = (0..500).map(|_| UnixStream::connect_addr(&address).unwrap()).collect();
    assert_eq!(neighbours("floods", &[]).look(), Some(here("kazasu touch")));
}
