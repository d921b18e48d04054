use std::net::TcpListener;
use std::sync::mpsc::{self, Receiver};
use std::thread::JoinHandle;

use super::*;
use crate::virtual_phone::testing::*;
use crate::virtual_phone::{CommandKind, Fault, FaultPlan, Link, Model, PhoneSpec, VirtualPhone};

const LIMIT: Duration = Duration::from_secs(5);

/// vpcd's side of the socket, and the server under test on a thread.
struct Reader {
    listener: TcpListener,
    phone: SharedPhone,
    stop: Stop,
    events: Receiver<Event>,
    server: Option<JoinHandle<()>>,
}

impl Reader {
    fn new(spec: PhoneSpec, come_back_after: Option<Duration>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let options = Options { address: listener.local_addr().unwrap(), come_back_after };
        let phone = SharedPhone::new(VirtualPhone::new(spec));
        let stop = Stop::default();
        let (send, events) = mpsc::channel();
        let (its_phone, its_stop) = (phone.clone(), stop.clone());
        let tell = move |event| {
            let _ = send.send(event);
        };
        let server = Some(std::thread::spawn(move || serve(&its_phone, &options, &its_stop, tell)));
        Self { listener, phone, stop, events, server }
    }

    fn with_faults(faults: FaultPlan) -> Self {
        Self::new(PhoneSpec { faults, ..PhoneSpec::shared(Model::Android) }, None)
    }

    /// The phone comes; the reader gives power.
    fn insert(&self) -> TcpStream {
        self.phone.hold();
        self.accept()
    }

    fn accept(&self) -> TcpStream {
        let mut stream = self.listener.accept().unwrap().0;
        stream.set_read_timeout(Some(LIMIT)).unwrap();
        stream.write_all(&[0, 1, 0x01]).unwrap();
        stream
    }

    /// The next event that is not one of power.
    fn event(&self) -> Event {
        loop {
            match self.events.recv_timeout(LIMIT).unwrap() {
                Event::PowerOn | Event::PowerOff | Event::Reset => {}
                event => return event,
            }
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.stop.ask();
        let ended = self.server.take().unwrap().join();
        assert!(ended.is_ok() || std::thread::panicking(), "the server must not panic");
    }
}

fn send(stream: &mut TcpStream, message: &[u8]) {
    stream.write_all(&framed(message).unwrap()).unwrap();
}

fn receive(stream: &mut TcpStream) -> Vec<u8> {
    let mut length = [0; 2];
    stream.read_exact(&mut length).unwrap();
    let mut message = vec![0; usize::from(u16::from_be_bytes(length))];
    stream.read_exact(&mut message).unwrap();
    message
}

fn exchange(stream: &mut TcpStream, command: &str) -> String {
    send(stream, &bytes(command));
    hex(&receive(stream))
}

/// Nothing more comes: the connection is closed.
fn is_closed(stream: &mut TcpStream) -> bool {
    matches!(stream.read(&mut [0]), Ok(0))
}

#[test]
fn control_codes_and_commands_have_their_frames() {
    let reader = Reader::with_faults(FaultPlan::default());
    let mut stream = reader.insert();
    stream.write_all(&[0, 1, 0x04]).unwrap();
    let mut frame = [0; 7];
    stream.read_exact(&mut frame).unwrap();
    assert_eq!(hex(&frame), "00053B80800101");
    assert_eq!(exchange(&mut stream, SELECT_AP), "9000");
    assert_eq!(exchange(&mut stream, SELECT_PIN), "9000");
    assert_eq!(exchange(&mut stream, VERIFY_1234), "9000");
    send(&mut stream, &[0x02]);
    assert_eq!(exchange(&mut stream, SELECT_AP), "9000");
    assert_eq!(exchange(&mut stream, SELECT_CERTIFICATE), "9000");
    assert_eq!(exchange(&mut stream, "00B0000002"), "30829000", "the PIN survived the reset");
    send(&mut stream, &[0x00]);
    send(&mut stream, &[0x01]);
    assert_eq!(exchange(&mut stream, SELECT_AP), "9000");
    assert_eq!(exchange(&mut stream, SELECT_CERTIFICATE), "9000");
    assert_eq!(exchange(&mut stream, "00B0000002"), "6982", "but not the loss of power");
    assert_eq!(reader.event(), Event::Inserted);
    let Event::Exchange(first) = reader.event() else { panic!("an exchange") };
    assert_eq!(
        (first.number, first.kind, first.status),
        (1, CommandKind::SelectApplication, Some(0x9000))
    );
}

/// TCP is a stream: a message may come in bits, and several may come at once.
#[test]
fn frames_may_come_in_pieces_or_together() {
    let reader = Reader::with_faults(FaultPlan::default());
    let mut stream = reader.insert();
    for byte in framed(&bytes(SELECT_AP)).unwrap() {
        stream.write_all(&[byte]).unwrap();
        std::thread::sleep(Duration::from_millis(2));
    }
    assert_eq!(hex(&receive(&mut stream)), "9000");
    let both = [framed(&bytes(SELECT_PIN)).unwrap(), framed(&bytes(TRIES_LEFT)).unwrap()].concat();
    stream.write_all(&both).unwrap();
    assert_eq!(hex(&receive(&mut stream)), "9000");
    assert_eq!(hex(&receive(&mut stream)), "63C3");
}

#[test]
fn nonsense_from_the_network_is_answered_or_ends_the_connection() {
    let reader = Reader::with_faults(FaultPlan::default());
    let mut stream = reader.insert();
    assert_eq!(exchange(&mut stream, ""), "6700");
    assert_eq!(exchange(&mut stream, "03"), "6700");
    assert_eq!(exchange(&mut stream, &"A5".repeat(65_535)), "6700");
    stream.write_all(&[0xFF]).unwrap();
    drop(stream);
    let mut again = reader.accept();
    assert_eq!(
        exchange(&mut again, SELECT_AP),
        "9000",
        "half a frame and a closed socket: the phone comes anew"
    );
}

#[test]
fn taking_the_phone_away_closes_and_holding_it_opens() {
    let reader = Reader::with_faults(FaultPlan::default());
    let mut stream = reader.insert();
    assert_eq!(exchange(&mut stream, SELECT_AP), "9000");
    reader.phone.take_away();
    assert!(is_closed(&mut stream));
    let mut stream = reader.insert();
    assert_eq!(exchange(&mut stream, SELECT_TOKEN), "6986", "the application is forgotten");
    assert_eq!(reader.phone.lock().holds(), 2);
}

#[test]
fn a_torn_answer_breaks_off_at_its_byte() {
    let reader = Reader::with_faults(FaultPlan::at(3, Fault::TearAnswer { after: 5 }));
    let mut stream = reader.insert();
    exchange(&mut stream, SELECT_AP);
    exchange(&mut stream, SELECT_TOKEN);
    send(&mut stream, &bytes("00B0000020"));
    let mut arrived = Vec::new();
    stream.read_to_end(&mut arrived).unwrap();
    assert_eq!(hex(&arrived), "0022".to_owned() + &hex(b"JPKIA"));
    assert_eq!(reader.phone.lock().presence(), Presence::Slipped);
}

#[test]
fn a_phone_that_slipped_comes_back_after_its_time() {
    let spec = PhoneSpec {
        faults: FaultPlan::at(2, Fault::LeaveBefore),
        ..PhoneSpec::shared(Model::Android)
    };
    let reader = Reader::new(spec, Some(Duration::from_millis(200)));
    let mut stream = reader.insert();
    assert_eq!(exchange(&mut stream, SELECT_AP), "9000");
    let left = Instant::now();
    send(&mut stream, &bytes(SELECT_PIN));
    assert!(is_closed(&mut stream));
    let mut stream = reader.accept();
    assert!(left.elapsed() >= Duration::from_millis(200));
    exchange(&mut stream, SELECT_AP);
    assert_eq!(exchange(&mut stream, SELECT_PIN), "9000");
}

#[test]
fn a_hanging_phone_says_nothing_until_it_is_taken_away() {
    let reader = Reader::with_faults(FaultPlan::at(1, Fault::Hang));
    let mut stream = reader.insert();
    send(&mut stream, &bytes(SELECT_AP));
    stream.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
    assert!(is_time_out(&stream.read(&mut [0]).unwrap_err()));
    stream.set_read_timeout(Some(LIMIT)).unwrap();
    reader.phone.take_away();
    assert!(is_closed(&mut stream));
}

#[test]
fn the_phone_waits_for_a_reader_that_is_not_there_yet() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let phone = SharedPhone::new(VirtualPhone::new(PhoneSpec::shared(Model::Android)));
    phone.hold();
    let stop = Stop::default();
    let (send, events) = mpsc::channel();
    let options = Options { address: free, come_back_after: None };
    let (its_phone, its_stop) = (phone.clone(), stop.clone());
    let tell = move |event| {
        let _ = send.send(event);
    };
    let server = std::thread::spawn(move || serve(&its_phone, &options, &its_stop, tell));
    assert_eq!(events.recv_timeout(LIMIT).unwrap(), Event::ReaderMissing);
    let listener = TcpListener::bind(free).unwrap();
    let _stream = listener.accept().unwrap();
    assert_eq!(
        events.recv_timeout(LIMIT).unwrap(),
        Event::Inserted,
        "told once, however often it tried"
    );
    stop.ask();
    server.join().unwrap();
}

#[test]
fn the_link_takes_its_time() {
    let link = Link { command_delay: Duration::from_millis(150), ..Link::default() };
    let reader =
        Reader::new(PhoneSpec { link: Some(link), ..PhoneSpec::shared(Model::Android) }, None);
    let mut stream = reader.insert();
    let start = Instant::now();
    exchange(&mut stream, SELECT_AP);
    assert!(start.elapsed() >= Duration::from_millis(150));
}

/// vpcd's way of writing, length and message apart: without quick acknowledgements each command
/// waits some 40 ms for a timer.
#[cfg(target_os = "linux")]
#[test]
fn a_command_in_two_writes_does_not_wait_for_an_acknowledgement() {
    let reader = Reader::with_faults(FaultPlan::default());
    let mut stream = reader.insert();
    exchange(&mut stream, SELECT_AP);
    exchange(&mut stream, SELECT_TOKEN);
    let read = bytes("00B0000020");
    let start = Instant::now();
    for _ in 0..50 {
        stream.write_all(&(read.len() as u16).to_be_bytes()).unwrap();
        stream.write_all(&read).unwrap();
        receive(&mut stream);
    }
    assert!(
        start.elapsed() < Duration::from_millis(50 * 20),
        "{:?} for 50 commands",
        start.elapsed()
    );
}
