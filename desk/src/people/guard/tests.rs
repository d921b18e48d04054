use super::*;

fn names() -> Names {
    let others = ["Desk.clinic.lan".to_owned(), "192.168.1.5".to_owned(), "fd00::5".to_owned()];
    Names::new("127.0.0.1:8080".parse().unwrap(), others, false)
}

fn asked(method: Method, host: Option<&str>, origin: Option<&str>) -> Result<(), ProblemReason> {
    let mut headers = HeaderMap::new();
    let value = |text: &str| HeaderValue::from_str(text).unwrap();
    host.map(|host| headers.insert(HOST, value(host)));
    origin.map(|origin| headers.insert(ORIGIN, value(origin)));
    let uri = Uri::from_static("/visits");
    check(&names(), &method, &uri, &headers).map_err(|refused| refused.reason())
}

#[test]
fn only_names_of_this_desk_are_answered() {
    let own = ["localhost", "LOCALHOST:8080", "127.0.0.1:8080", "[::1]:8080", "desk.clinic.lan"];
    for host in own.into_iter().chain(["192.168.1.5:8080", "[fd00::5]"]) {
        assert_eq!(asked(Method::GET, Some(host), None), Ok(()), "{host}");
    }
    for host in ["evil.example", "localhost.evil.example", "", "127.0.0.1.evil:80", "[::2]", "a:b"]
    {
        let refused = asked(Method::GET, Some(host), None);
        assert_eq!(refused, Err(ProblemReason::Misdirected), "{host}");
    }
    assert_eq!(asked(Method::GET, None, None), Err(ProblemReason::Misdirected));
}

#[test]
fn what_another_page_asks_for_is_refused() {
    let host = Some("localhost:8080");
    assert_eq!(asked(Method::POST, host, Some("http://localhost:8080")), Ok(()));
    for origin in [
        "https://localhost:8080",
        "http://localhost:9090",
        "http://evil.example",
        "http://localhost:8080.evil.example",
        "null",
        "",
    ] {
        for method in [Method::POST, Method::GET] {
            let refused = asked(method, host, Some(origin));
            assert_eq!(refused, Err(ProblemReason::ForeignOrigin), "{origin}");
        }
    }
    assert_eq!(asked(Method::POST, host, None), Err(ProblemReason::ForeignOrigin));
    assert_eq!(asked(Method::GET, host, None), Ok(()));
}
