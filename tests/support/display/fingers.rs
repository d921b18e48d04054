//! Fingers on the panel of an Xorg server: the protocol of its driver `inputtest`
//! (xf86-input-inputtest-protocol.h of xserver-xorg-dev, version 1.1).

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::Point;
use crate::PATIENCE;

const CLIENT_VERSION: u32 = 0;
const WAIT_FOR_SYNC: u32 = 1;
const TOUCH: u32 = 6;

const SERVER_VERSION: u32 = 0;
const SYNC_FINISHED: u32 = 1;

/// X11/extensions/XI2.h
const TOUCH_BEGIN: u32 = 18;
const TOUCH_UPDATE: u32 = 19;
const TOUCH_END: u32 = 20;

/// Room for valuators in every event, however many the device has.
const VALUATORS: usize = 64;
/// An axis goes from 0 to this.
const AXIS: f64 = 65_535.0;

/// The connection to the panel; a server takes one, for as long as it runs.
#[derive(Debug)]
pub(super) struct Panel {
    socket: UnixStream,
    size: (u16, u16),
}

impl Panel {
    pub(super) fn connect(path: &Path, size: (u16, u16)) -> Self {
        let start = Instant::now();
        let socket = loop {
            match UnixStream::connect(path) {
                Ok(socket) => break socket,
                Err(error) => assert!(
                    start.elapsed() < PATIENCE,
                    "no touch panel at {}: {error}",
                    path.display()
                ),
            }
            thread::sleep(Duration::from_millis(10));
        };
        socket.set_read_timeout(Some(PATIENCE)).expect("a socket");
        let mut panel = Self { socket, size };
        panel.send(CLIENT_VERSION, &[1_u16, 1].map(u16::to_ne_bytes).concat());
        panel.receive(SERVER_VERSION, 4);
        panel
    }

    pub(super) fn put(&mut self, id: u32, at: Point) {
        self.touch(id, TOUCH_BEGIN, at);
    }

    pub(super) fn slide(&mut self, id: u32, to: Point) {
        self.touch(id, TOUCH_UPDATE, to);
    }

    pub(super) fn lift(&mut self, id: u32, at: Point) {
        self.touch(id, TOUCH_END, at);
    }

    /// One event; comes back when the server has taken it in.
    fn touch(&mut self, id: u32, phase: u32, (x, y): Point) {
        let axis = |at: f32, length: u16| f64::from(at) / f64::from(length - 1) * AXIS;
        let mut body = Vec::new();
        // touchid, touch_type, has_unaccelerated
        body.extend([id, phase, 0].iter().flat_map(|word| word.to_ne_bytes()));
        // mask: the first two valuators are given. Doubles begin at a multiple of eight, counted
        // from the event's header.
        body.extend([0b11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        let mut valuators = [0.0_f64; 2 * VALUATORS];
        (valuators[0], valuators[1]) = (axis(x, self.size.0), axis(y, self.size.1));
        body.extend(valuators.iter().flat_map(|value| value.to_ne_bytes()));
        self.send(TOUCH, &body);
        self.send(WAIT_FOR_SYNC, &[]);
        self.receive(SYNC_FINISHED, 0);
    }

    fn send(&mut self, kind: u32, body: &[u8]) {
        let length = u32::try_from(8 + body.len()).expect("a short event");
        let event = [&length.to_ne_bytes(), &kind.to_ne_bytes(), body].concat();
        self.socket.write_all(&event).expect("a server that runs");
    }

    fn receive(&mut self, kind: u32, body: usize) {
        let mut answer = vec![0; 8 + body];
        self.socket.read_exact(&mut answer).expect("an answer of the server");
        assert_eq!(answer[4..8], kind.to_ne_bytes(), "the server's answer: {answer:?}");
    }
}
