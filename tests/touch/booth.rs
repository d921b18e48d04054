//! A terminal in its place: a window on a display, a reader, and a phone in somebody's hand.

use std::thread;
use std::time::Duration;

use kazasu_core::virtual_phone::{CommandKind, Model, PhoneSpec};
use kazasu_tests::{Display, Hand, Phone, Rig, Service, Watchdog, Window};

/// What lies on a reader within a second of its coming is nobody's: held sooner, a phone would have
/// to be lifted first.
pub(crate) const FIRST_LOOK: Duration = Duration::from_millis(1_200);

/// The window ends first, then the phone.
pub(crate) struct Booth {
    pub(crate) window: Window,
    pub(crate) rig: Rig,
    _watchdog: Watchdog,
}

impl Booth {
    /// A phone that nobody holds yet, and `kazasu touch` with these arguments and these lines at
    /// the end of its configuration.
    pub(crate) fn new(
        display: Display,
        hand: Hand,
        spec: PhoneSpec,
        configuration: &str,
        arguments: &[&str],
    ) -> Self {
        let watchdog = Watchdog::start();
        let rig = Rig::on(Service::shared().reader(), spec, None);
        rig.terminal.configure_too(configuration);
        let window = Window::open(display, hand, &rig.terminal, arguments);
        if !arguments.contains(&"--window") {
            window.wait_for_all_of_the_display();
        }
        thread::sleep(FIRST_LOOK);
        Self { window, rig, _watchdog: watchdog }
    }

    /// As most terminals: a display of 1280×800, all of it, and nothing configured. Pressed by
    /// mouse.
    pub(crate) fn usual(model: Model) -> Self {
        Self::new(Display::xvfb(1_280, 800), Hand::Mouse, Phone::spec(model), "", &[])
    }

    pub(crate) fn hold(&self) {
        self.rig.phone.hold();
    }

    pub(crate) fn take_away(&self) {
        self.rig.phone.take_away();
    }

    /// Holds the phone until it is read, and puts it away.
    #[track_caller]
    pub(crate) fn read_until(&self, take_away: &str) {
        self.hold();
        self.window.on(take_away);
        self.take_away();
    }

    /// From the start to the screen that asks for the Android phone, the PIN typed.
    #[track_caller]
    pub(crate) fn to_android_hold(&self, pin: &str) {
        self.window.press("start", "Start");
        self.window.press("kind", "Choose(Android)");
        self.window.enter_pin(pin);
        self.window.on("an-hold");
    }

    /// Agrees, and leaves.
    #[track_caller]
    pub(crate) fn consent_and_finish(&self) {
        self.window.press("consent-all", "Answer(All)");
        self.window.press("consent-check", "Decide");
        self.window.press("done-away", "Finish");
        self.window.on("start");
    }

    /// The status words of all VERIFYs, as the phone gave them; `None` for one whose answer was
    /// lost.
    pub(crate) fn verifies(&self) -> Vec<Option<u16>> {
        verifies(&self.rig.phone)
    }

    /// One PIN, once, and it was the right one; the phone was held once, and signed once.
    #[track_caller]
    pub(crate) fn assert_read_with_one_right_pin(&self) {
        assert_eq!(self.verifies(), [Some(0x9000)]);
        let phone = self.rig.phone.shared().lock();
        assert_eq!(
            (phone.verifies(), phone.signatures(), phone.holds(), phone.tries_left()),
            (1, 1, 1, 3)
        );
    }

    /// Read without a PIN, in one hold.
    #[track_caller]
    pub(crate) fn assert_read_without_pin(&self) {
        assert_eq!(self.verifies(), []);
        let phone = self.rig.phone.shared().lock();
        assert_eq!((phone.signatures(), phone.holds()), (1, 1));
    }
}

/// The status words of all VERIFYs that reached this phone.
pub(crate) fn verifies(phone: &Phone) -> Vec<Option<u16>> {
    let phone = phone.shared().lock();
    phone
        .log()
        .filter(|exchange| exchange.kind == CommandKind::Verify)
        .map(|exchange| exchange.status)
        .collect()
}
