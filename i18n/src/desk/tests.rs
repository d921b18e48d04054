use super::*;

/// What `kazasu desk check` looks at.
const WHATS: [&str; 10] = [
    "configuration",
    "key",
    "store",
    "durability",
    "certificates",
    "backups",
    "clock",
    "terminals",
    "disk",
    "address",
];

/// Each text at least once, and each of its branches.
pub(crate) fn samples() -> Vec<DeskText<'static>> {
    let (name, time) = ("Entrance 1", "2027-02-25");
    let mut all = vec![
        DeskText::Serving { terminals: "[::]:8443", page: "http://127.0.0.1:8080/" },
        DeskText::Demo,
        DeskText::DemoUser { user: "demo", password: "demo-1234" },
        DeskText::NewStore { folder: "/var/lib/kazasu/desk", key: "/etc/kazasu/store.key" },
        DeskText::NoUsers,
        DeskText::CodeHint { address: "192.168.1.5:8443", is_found: true, minutes: 10 },
        DeskText::CodeHint { address: "ADDRESS:8443", is_found: false, minutes: 10 },
        DeskText::DemoCodeHint { address: "192.168.1.5:8443" },
        DeskText::LogInAt { page: "http://127.0.0.1:8080/" },
        DeskText::LetterTaken { letter: "A" },
        DeskText::NameTaken { name },
        DeskText::NoTerminals,
        DeskText::NoSuchTerminal { name },
        DeskText::SeveralTerminals { name },
        DeskText::Revoked { name },
        DeskText::RevokedBefore { name },
        DeskText::PasswordPrompt,
        DeskText::PasswordAgain,
        DeskText::PasswordsDiffer,
        DeskText::PasswordMalformed { least: 10, most: 128 },
        DeskText::UserRemoved { name: "hana" },
        DeskText::NoSuchUser { name: "hana" },
        DeskText::NoRenewal { name },
        DeskText::RenewalAllowed { name },
        DeskText::BundleWanted { name },
        DeskText::TerminalsConfirmed,
        DeskText::NothingToConfirm,
        DeskText::NoNotices,
        DeskText::Notice { number: "3", time, said: "Entrance 1: two machines" },
        DeskText::LostVisit { terminal: name, visit: "0193a0aa", time },
        DeskText::Settled { number: "3" },
        DeskText::NoSuchNotice { number: "3" },
        DeskText::BackedUp { file: "monday.db" },
        DeskText::FileThere { file: "monday.db" },
        DeskText::Restored { file: "monday.db" },
        DeskText::KeptAside { folder: "/var/lib/kazasu/desk/before-restore" },
        DeskText::NotCarriedOver,
        DeskText::ConfirmNext,
    ];
    for letter in ["", "A"] {
        all.push(DeskText::Code { name, letter });
        for state in ["good", "expired", "renewal", "revoked"] {
            all.push(DeskText::Terminal { name, letter, state, time });
        }
    }
    for role in ["reception", "administrator"] {
        all.push(DeskText::UserSet { name: "hana", role });
        all.push(DeskText::User { name: "hana", role });
    }
    for what in WHATS {
        all.push(DeskText::Good { what, detail: "desk.toml" });
        all.push(DeskText::Bad { what, detail: "no such file" });
    }
    all
}

#[test]
fn a_code_is_for_a_terminal_by_its_name() {
    let texts = Texts::new(crate::Language::EN);
    let said = texts.of_desk(&DeskText::Code { name: "入口 1", letter: "A" });
    assert_eq!(said, "The code for \"入口 1\", whose numbers begin with A:");
    let said = texts.of_desk(&DeskText::Code { name: "入口 1", letter: "" });
    assert_eq!(said, "The code for \"入口 1\":");
}
