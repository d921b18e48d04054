//! What a terminal shows: the patient's screen, over it the technician's view, and in a
//! demonstration what can be done with virtual phones.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use kazasu_core::screen::Screen;
use kazasu_core::session::Action;
use ratatui::Frame;
use ratatui::layout::{Rect, Size};
use ratatui::text::Line;

use super::keys::{self, Pressed};
use super::letters;
use super::lines::draw_lines;
use super::mouse::Mouse;
use super::page::Page;
use super::patient::Patient;
use super::technician::Technician;
use super::widgets::too_small;
use super::widgets::{status_bar, virtual_phones};
use crate::host::visits::{DemoAction, DemoNotice};

/// From this size on the virtual phones stand below the screen all the time.
const ROOMY: Size = Size::new(80, 24);

/// What a key asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Something that the patient does in the visit.
    Patient(Action),
    /// Something that a virtual phone is to do.
    Demo(DemoAction),
    /// To draw everything anew, over whatever another program has written there.
    Redraw,
    /// To leave the program; in a demonstration alone, since a patient's keyboard never ends the
    /// terminal.
    Leave,
}

/// Everything that the terminal shows, and which part of it a key is for.
#[derive(Debug)]
pub(super) struct App {
    colour: bool,
    /// `None` before the first screen.
    patient: Option<Patient>,
    pub(super) technician: Technician,
    /// The window, as last drawn.
    size: Size,
    /// The list of virtual phones lies over the screen.
    is_listing: bool,
    /// Where the desk of a demonstration is.
    pub(super) desk: Option<DemoNotice>,
}

impl App {
    /// Before the first screen; `colour` is whether colours are wanted.
    pub(super) fn new(colour: bool, technician: Technician) -> Self {
        Self {
            colour,
            patient: None,
            technician,
            size: Size::default(),
            is_listing: false,
            desk: None,
        }
    }

    /// Shows this screen from now on.
    pub(super) fn show(&mut self, screen: Screen) {
        match &mut self.patient {
            Some(patient) => patient.show(screen),
            None => self.patient = Some(Patient::new(screen, self.colour)),
        }
    }

    /// What this key asks for.
    pub(super) fn key(&mut self, event: KeyEvent) -> Option<Asked> {
        if event.code == KeyCode::Char('l')
            && event.modifiers == KeyModifiers::CONTROL
            && event.kind != KeyEventKind::Release
        {
            return Some(Asked::Redraw);
        }
        if self.technician.press(event, self.size) {
            return None;
        }
        let pressed = keys::pressed(event)?;
        if self.patient.as_ref().is_some_and(|patient| patient.screen.demo)
            && let Some(answer) = self.demo_key(pressed)
        {
            return answer;
        }
        self.patient_key(pressed)
    }

    /// Whether anything that is shown listens to a mouse: a patient's screen never does.
    pub(super) const fn wants_mouse(&self) -> bool {
        self.technician.wants_mouse()
    }

    /// The mouse did something; what it did before a patient's screen came up is nothing there.
    pub(super) fn mouse(&mut self, mouse: Mouse) {
        self.technician.mouse(mouse, self.size);
    }

    /// Nobody can choose what is not shown.
    fn patient_key(&mut self, pressed: Pressed) -> Option<Asked> {
        let size = self.patient_size();
        let patient = self.patient.as_mut().filter(|_| !too_small::is_too_small(self.size))?;
        patient.press(pressed, size).map(Asked::Patient)
    }

    /// A key of the demonstration, and what it asks for; `None` for any other.
    fn demo_key(&mut self, pressed: Pressed) -> Option<Option<Asked>> {
        let was_listing = std::mem::take(&mut self.is_listing);
        match pressed {
            Pressed::Interrupt | Pressed::Letter(virtual_phones::QUIT) => Some(Some(Asked::Leave)),
            Pressed::Letter(status_bar::LIST) => {
                // In a roomy window it stands there already.
                self.is_listing = !was_listing && !self.is_roomy();
                Some(None)
            }
            Pressed::Letter(letter) => Some(virtual_phones::action(letter).map(Asked::Demo)),
            // What lies under the list cannot be seen.
            _ => was_listing.then_some(None),
        }
    }

    /// Draws all of it, and remembers the size that the window has.
    pub(super) fn draw(&mut self, frame: &mut Frame<'_>) {
        self.draw_parts(frame);
        letters::settle(frame.buffer_mut());
    }

    fn draw_parts(&mut self, frame: &mut Frame<'_>) {
        let area = frame.area();
        self.size = area.as_size();
        if self.technician.covers() && !too_small::is_too_small(self.size) {
            return self.technician.draw(frame, self.colour);
        }
        let is_roomy = self.is_roomy();
        self.is_listing &= !is_roomy;
        if let Some(patient) = &mut self.patient {
            patient.has_phones_below = is_roomy;
        }
        let Some(patient) = &self.patient else { return };
        let theme = patient.theme();
        frame.buffer_mut().set_style(area, theme.text());
        if too_small::is_too_small(self.size) {
            return draw_lines(frame, &too_small::lines(&patient.texts, self.size), area, 0);
        }
        if self.is_listing {
            let width = area.width.saturating_sub(2);
            let mut lines = virtual_phones::lines(&patient.texts, self.desk.as_ref(), width, theme);
            lines.extend(virtual_phones::how_to_close(&patient.texts, width));
            return draw_lines(frame, &lines, area, 1);
        }
        let panel = self.panel();
        let size = self.patient_size();
        let (above, below) =
            (Rect { height: size.height, ..area }, Rect { y: area.y + size.height, ..area });
        Page::new(patient, size).draw(patient.scroll, above, frame.buffer_mut());
        draw_lines(frame, &panel, below, 1);
    }

    /// The window without what stands below the patient's screen.
    fn patient_size(&self) -> Size {
        let panel = u16::try_from(self.panel().len()).unwrap_or_default();
        Size { height: self.size.height.saturating_sub(panel), ..self.size }
    }

    const fn is_roomy(&self) -> bool {
        self.size.width >= ROOMY.width && self.size.height >= ROOMY.height
    }

    fn panel(&self) -> Vec<Line<'static>> {
        match &self.patient {
            Some(patient) if self.is_roomy() && patient.screen.demo => virtual_phones::lines(
                &patient.texts,
                self.desk.as_ref(),
                self.size.width.saturating_sub(2),
                patient.theme(),
            ),
            _ => Vec::new(),
        }
    }
}
