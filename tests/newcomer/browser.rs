//! A browser at the desk's page: plain HTTP, and the cookie that it is given.

use std::io::{Read, Write};
use std::net::TcpStream;

/// Somebody who is logged in.
pub(crate) struct Browser {
    /// `HOST:PORT`.
    address: String,
    cookie: String,
}

impl Browser {
    /// Logs in at this page (`http://HOST:PORT/`).
    #[track_caller]
    pub(crate) fn log_in(page: &str, user: &str, password: &str) -> Self {
        let address = page.strip_prefix("http://").and_then(|rest| rest.strip_suffix('/'));
        let address = address.unwrap_or_else(|| panic!("no page: {page:?}")).to_owned();
        let form = format!("user={user}&password={password}");
        let answer = ask(&address, "POST", "/login", "", &form);
        let cookie = answer
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(name, _)| name.eq_ignore_ascii_case("set-cookie"))
            .and_then(|(_, cookie)| cookie.split(';').next());
        let cookie = cookie.unwrap_or_else(|| panic!("not logged in: {answer}")).to_owned();
        Self { address, cookie }
    }

    /// The page, in Japanese.
    #[track_caller]
    pub(crate) fn page(&self) -> String {
        ask(&self.address, "GET", "/", &self.cookie, "")
    }

    /// The words of each visit's row.
    #[track_caller]
    pub(crate) fn visits(&self) -> Vec<String> {
        let page = self.page();
        let rows = page.split("<tr id=\"visit-").skip(1);
        rows.map(|row| words(row.split("</tr>").next().unwrap_or_default())).collect()
    }
}

/// Whether anybody answers at this page.
pub(crate) fn answers(page: &str) -> bool {
    let address = page.trim_start_matches("http://").trim_end_matches('/');
    TcpStream::connect(address).is_ok()
}

/// What stands between the marks of HTML.
fn words(html: &str) -> String {
    let parts = html.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text));
    parts.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

fn ask(address: &str, method: &str, path: &str, cookie: &str, form: &str) -> String {
    let mut stream = TcpStream::connect(address).expect("the page answers");
    let length = form.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\n\
         accept-language: ja\r\ncookie: {cookie}\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n{form}"
    );
    stream.write_all(request.as_bytes()).expect("it reads");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).expect("an answer");
    String::from_utf8_lossy(&answer).into_owned()
}
