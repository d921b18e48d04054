//! Whom a connection trusts is decided in two files, and in one of them it is nobody: an
//! enrolment, in which a code proves both sides.

use super::finding::{Finding, belongs_to, is_test};
use super::source::tokens;

/// Where a verifier of one's own may be given to TLS.
const OWN_VERIFIER: [&str; 2] =
    ["app/src/host/delivery/tls", "app/src/host/delivery/enrol/unchecked"];

/// Where alone one may say that a server's certificate is good without having looked.
const UNCHECKED: &str = "app/src/host/delivery/enrol/unchecked";

/// Checks that one file trusts no server blindly.
pub(crate) fn check(path: &str, text: &str) -> Vec<Finding> {
    if is_test(path) || !["app/", "desk/"].iter().any(|package| path.starts_with(package)) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let own = tokens.iter().filter(|token| {
        ["dangerous", "ServerCertVerifier"].contains(&token.text.as_str())
            && !OWN_VERIFIER.iter().any(|home| belongs_to(path, home))
    });
    let own = own.map(|token| (token.line, OWN_VERIFIER.join(" and ")));
    let unchecked = tokens.windows(3).filter(|three| {
        three[0].text == "ServerCertVerified"
            && three[1].text == "::"
            && three[2].text == "assertion"
            && !belongs_to(path, UNCHECKED)
    });
    let unchecked = unchecked.map(|three| (three[0].line, UNCHECKED.to_owned()));
    own.chain(unchecked)
        .map(|(line, home)| {
            let advice = format!(
                "trust: only {home} may do that; everything else goes through \
                 delivery::tls::to_the_desk, which trusts the desk's CA alone"
            );
            Finding::new(path, line, advice)
        })
        .collect()
}

#[test]
fn a_server_that_is_trusted_blindly_is_found() {
    let lines = |path: &str, text: &str| {
        check(path, text).iter().map(|finding| finding.line).collect::<Vec<_>>()
    };
    let blind = "\nuse rustls::client::danger::ServerCertVerifier;\n\
                 fn f() { c.dangerous(); ServerCertVerified::assertion() }";
    assert_eq!(lines("app/src/host/delivery/http.rs", blind), [2, 3, 3]);
    assert_eq!(lines("desk/src/backup.rs", blind), [2, 3, 3]);
    assert_eq!(lines("app/src/host/delivery/tls.rs", blind), [3], "it looks");
    assert_eq!(lines("app/src/host/delivery/enrol/unchecked.rs", blind), [0; 0]);
    assert_eq!(lines("app/src/host/delivery/tests/desk.rs", blind), [0; 0]);
    assert_eq!(
        lines("app/src/host/delivery/http.rs", "// ServerCertVerifier\nfn dangerousness() {}"),
        [0; 0]
    );
}
