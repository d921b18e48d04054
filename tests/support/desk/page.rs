//! The people's page, as somebody at the reception reads it.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;

use super::Desk;

const PASSWORD: &str = "long enough";

/// One row of the table of visits, in English.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VisitOnPage {
    /// 確認番号.
    pub number: String,
    /// What was found out about the phone.
    pub verdict: String,
    /// What else staff should know.
    pub notes: Vec<String>,
    /// Of each item that is named: `given`, `refused`, `unanswered`, `not_asked`.
    pub answers: BTreeMap<String, String>,
    /// The form of the prescription, where it was answered.
    pub prescription: Option<String>,
    /// How the visit stands or has ended.
    pub state: String,
}

/// Somebody who is logged in.
#[derive(Clone, Debug)]
pub struct Reception {
    cookie: String,
}

impl Reception {
    /// Makes a user of this desk, an administrator, and logs in.
    ///
    /// # Panics
    ///
    /// When the desk does not let them in.
    #[must_use]
    pub fn open(desk: &Desk) -> Self {
        let typed = format!("{PASSWORD}\n");
        let added = desk.command(&["user", "add", "hana", "--role", "administrator"], &typed);
        assert_eq!(added.code, Some(0), "{added:?}");
        let mut reception = Self { cookie: String::new() };
        reception.log_in(desk);
        reception
    }

    /// Logs in anew.
    ///
    /// # Panics
    ///
    /// When the desk does not let them in.
    pub fn log_in(&mut self, desk: &Desk) {
        let form = format!("user=hana&password={}", PASSWORD.replace(' ', "+"));
        let (head, _) = ask(desk, "POST", "/login", "", &form);
        let cookie = head
            .lines()
            .filter_map(|line| line.strip_prefix("set-cookie: "))
            .find(|cookie| cookie.starts_with("kazasu_session="))
            .and_then(|cookie| cookie.split(';').next());
        self.cookie = cookie.unwrap_or_else(|| panic!("no session: {head}")).to_owned();
    }

    /// The whole page.
    #[must_use]
    pub fn page(&self, desk: &Desk) -> String {
        ask(desk, "GET", "/", &self.cookie, "").1
    }

    /// Presses the button that posts to this address.
    pub fn press(&self, desk: &Desk, path: &str) {
        let (head, _) = ask(desk, "POST", path, &self.cookie, "");
        assert!(head.starts_with("http/1.1 303"), "{head}");
    }

    /// Every visit, by its id.
    #[must_use]
    pub fn visits(&self, desk: &Desk) -> BTreeMap<String, VisitOnPage> {
        let page = self.page(desk);
        let rows = page.split("<tr id=\"visit-").skip(1);
        rows.map(|row| {
            let row = row.split("</tr>").next().unwrap_or_default();
            let id = row.split('"').next().unwrap_or_default().to_owned();
            (id, visit(row))
        })
        .collect()
    }

    /// What is said of the only terminal: its state, and what waits there.
    ///
    /// # Panics
    ///
    /// When there is none.
    #[must_use]
    pub fn terminal(&self, desk: &Desk) -> [String; 2] {
        let page = self.page(desk);
        let row = page.split("<tr id=\"terminal-").nth(1).expect("a terminal");
        let cells: Vec<String> = row.split("<td>").skip(1).map(text).collect();
        [cells[0].clone(), cells[2].clone()]
    }
}

fn visit(row: &str) -> VisitOnPage {
    let all = |class: &str| -> Vec<String> {
        row.split(&format!("class=\"{class}\">")).skip(1).map(text).collect()
    };
    let first = |class: &str| all(class).into_iter().next().unwrap_or_default();
    let mut answers = BTreeMap::new();
    let mut prescription = None;
    for part in row.split("<div class=\"answer").skip(1) {
        let (class, rest) = part.split_once("\">").unwrap_or_default();
        let part = rest.split("</div>").next().unwrap_or_default();
        match part.split_once("</span>") {
            Some((_, items)) => answers.extend(
                items.trim().split('・').map(|item| (item.to_owned(), class.trim().to_owned())),
            ),
            None => prescription = Some(part.trim().to_owned()),
        }
    }
    let state = row.rsplit("<td>").next().map(text).unwrap_or_default();
    VisitOnPage {
        number: first("number"),
        verdict: first("verdict"),
        notes: all("note"),
        answers,
        prescription,
        state,
    }
}

/// Up to the next element.
fn text(rest: &str) -> String {
    let rest =
        rest.strip_prefix("<span class=\"sign\" aria-hidden=\"true\"></span>").unwrap_or(rest);
    rest.split('<').next().unwrap_or_default().trim().to_owned()
}

/// Head (in lower case) and body of an answer.
fn ask(desk: &Desk, method: &str, path: &str, cookie: &str, form: &str) -> (String, String) {
    let mut stream = TcpStream::connect(desk.people).expect("the page");
    let length = form.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\norigin: http://localhost\r\n\
         connection: close\r\naccept-language: en\r\ncookie: {cookie}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{form}"
    );
    stream.write_all(request.as_bytes()).expect("it reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let head: String = head
        .lines()
        .map(|line| match line.split_once(": ") {
            Some((name, value)) => format!("{}: {value}\n", name.to_ascii_lowercase()),
            None => format!("{}\n", line.to_ascii_lowercase()),
        })
        .collect();
    (head, body.to_owned())
}
