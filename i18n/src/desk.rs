//! What `kazasu desk` says.

use fluent::FluentArgs;

use crate::Texts;
use crate::argument::{args, outside};

/// One thing that `kazasu desk` says. A word such as `state` is the stable name of one text of a
/// kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(
    missing_docs,
    reason = "each variant says what it means, its fields are what its sentence leaves open"
)]
pub enum DeskText<'a> {
    /// The desk answers: terminals at this address, browsers at this one.
    Serving { terminals: &'a str, page: &'a str },
    /// It is a demonstration: nothing of it is kept.
    Demo,
    /// Who may log in to the demonstration's page.
    DemoUser { user: &'a str, password: &'a str },
    /// The store is new, and this is where its key lies.
    NewStore { folder: &'a str, key: &'a str },
    /// Nobody may log in yet.
    NoUsers,
    /// The code that follows is for this terminal; the letter may be empty.
    Code { name: &'a str, letter: &'a str },
    /// What to do with the code at the terminal. Where the address was not found, a person has to
    /// find it out.
    CodeHint { address: &'a str, is_found: bool, minutes: u64 },
    /// What to do with the code of a demonstration.
    DemoCodeHint { address: &'a str },
    /// Another terminal has this letter.
    LetterTaken { letter: &'a str },
    /// There is a terminal of this name.
    NameTaken { name: &'a str },
    /// There is no terminal.
    NoTerminals,
    /// A terminal: `good`, `expired`, `renewal`, `revoked`; the time is in Japan.
    Terminal { name: &'a str, letter: &'a str, state: &'a str, time: &'a str },
    /// No terminal has this name or id.
    NoSuchTerminal { name: &'a str },
    /// Several terminals have this name: its id is needed.
    SeveralTerminals { name: &'a str },
    /// It is struck from the list now.
    Revoked { name: &'a str },
    /// It was struck from the list before.
    RevokedBefore { name: &'a str },
    /// Asks for a password.
    PasswordPrompt,
    /// Asks for it again.
    PasswordAgain,
    /// What was typed twice is not the same.
    PasswordsDiffer,
    /// It is too short or too long.
    PasswordMalformed { least: u64, most: u64 },
    /// A user was added or changed.
    UserSet { name: &'a str, role: &'a str },
    /// Where the page is.
    LogInAt { page: &'a str },
    /// Who has this name is logged out, and cannot log in again.
    UserRemoved { name: &'a str },
    /// There is no such user.
    NoSuchUser { name: &'a str },
    /// Who may log in to the page, in a list; the role is `reception` or `administrator`.
    User { name: &'a str, role: &'a str },
    /// It did not ask to renew a certificate.
    NoRenewal { name: &'a str },
    /// Its ended certificate may be renewed now.
    RenewalAllowed { name: &'a str },
    /// It was asked for a support bundle, which will lie in the file that is printed next.
    BundleWanted { name: &'a str },
    /// The list of terminals is confirmed.
    TerminalsConfirmed,
    /// The store was not restored: there is nothing to confirm.
    NothingToConfirm,
    /// Staff need to see nothing.
    NoNotices,
    /// Something that staff must see, as their page says it, with its number or id; the time is in
    /// Japan.
    Notice { number: &'a str, time: &'a str, said: &'a str },
    /// A version of a visit that a restored store does not have.
    LostVisit { terminal: &'a str, visit: &'a str, time: &'a str },
    /// It is withdrawn.
    Settled { number: &'a str },
    /// There is no notice of this number.
    NoSuchNotice { number: &'a str },
    /// The store was copied into this file.
    BackedUp { file: &'a str },
    /// There is a file of this name: nothing is overwritten.
    FileThere { file: &'a str },
    /// A backup is in the place of the store now.
    Restored { file: &'a str },
    /// The store of before lies in this folder.
    KeptAside { folder: &'a str },
    /// The store of before could not be read: terminals and users that were removed since the
    /// backup are there again.
    NotCarriedOver,
    /// What an administrator has to do after a restore.
    ConfirmNext,
    /// Something that was looked at and is as it should be: `configuration`, `key`, `store`,
    /// `durability`, `certificates`, `backups`, `clock`, `terminals`, `disk`, `address`.
    Good { what: &'a str, detail: &'a str },
    /// Something that is not.
    Bad { what: &'a str, detail: &'a str },
}

impl Texts {
    /// What `kazasu desk` says.
    #[must_use]
    pub fn of_desk(&self, text: &DeskText<'_>) -> String {
        let (id, arguments) = text.message();
        self.format(id, None, &arguments, &mut Vec::new())
    }
}

impl<'a> DeskText<'a> {
    /// The message in the `.ftl` files and its arguments.
    pub(crate) fn message(&self) -> (&'static str, FluentArgs<'a>) {
        let named = |name: &'a str| args([("name", outside(name))]);
        match *self {
            Self::Serving { terminals, page } => {
                ("desk-serving", args([("terminals", outside(terminals)), ("page", outside(page))]))
            }
            Self::Demo => ("desk-demo", args([])),
            Self::DemoUser { user, password } => {
                ("desk-demo-user", args([("user", outside(user)), ("password", outside(password))]))
            }
            Self::NewStore { folder, key } => {
                ("desk-new-store", args([("folder", outside(folder)), ("key", outside(key))]))
            }
            Self::NoUsers => ("desk-no-users", args([])),
            Self::Code { name, letter } => ("desk-code", lettered(name, letter)),
            Self::CodeHint { address, is_found, minutes } => {
                let found = if is_found { "yes" } else { "no" };
                let words = [
                    ("address", outside(address)),
                    ("found", found.into()),
                    ("minutes", minutes.into()),
                ];
                ("desk-code-hint", args(words))
            }
            Self::DemoCodeHint { address } => {
                ("desk-demo-code-hint", args([("address", outside(address))]))
            }
            Self::LetterTaken { letter } => {
                ("desk-letter-taken", args([("letter", outside(letter))]))
            }
            Self::NameTaken { name } => ("desk-name-taken", named(name)),
            Self::NoTerminals => ("desk-no-terminals", args([])),
            Self::Terminal { name, letter, state, time } => {
                let mut arguments = lettered(name, letter);
                arguments.set("state", state);
                arguments.set("time", outside(time));
                ("desk-terminal", arguments)
            }
            Self::NoSuchTerminal { name } => ("desk-no-such-terminal", named(name)),
            Self::SeveralTerminals { name } => ("desk-several-terminals", named(name)),
            Self::Revoked { name } => ("desk-revoked", named(name)),
            Self::RevokedBefore { name } => ("desk-revoked-before", named(name)),
            Self::PasswordPrompt => ("desk-password-prompt", args([])),
            Self::PasswordAgain => ("desk-password-again", args([])),
            Self::PasswordsDiffer => ("desk-passwords-differ", args([])),
            Self::PasswordMalformed { least, most } => {
                ("desk-password-malformed", args([("least", least.into()), ("most", most.into())]))
            }
            Self::UserSet { name, role } => ("desk-user-set", with_role(name, role)),
            Self::LogInAt { page } => ("desk-log-in-at", args([("page", outside(page))])),
            Self::UserRemoved { name } => ("desk-user-removed", named(name)),
            Self::NoSuchUser { name } => ("desk-no-such-user", named(name)),
            Self::User { name, role } => ("desk-user", with_role(name, role)),
            Self::NoRenewal { name } => ("desk-no-renewal", named(name)),
            Self::RenewalAllowed { name } => ("desk-renewal-allowed", named(name)),
            Self::BundleWanted { name } => ("desk-bundle-wanted", named(name)),
            Self::TerminalsConfirmed => ("desk-terminals-confirmed", args([])),
            Self::NothingToConfirm => ("desk-nothing-to-confirm", args([])),
            Self::NoNotices => ("desk-no-notices", args([])),
            Self::Notice { number, time, said } => (
                "desk-notice",
                args([
                    ("number", outside(number)),
                    ("time", outside(time)),
                    ("said", outside(said)),
                ]),
            ),
            Self::LostVisit { terminal, visit, time } => (
                "desk-lost-visit",
                args([
                    ("terminal", outside(terminal)),
                    ("visit", outside(visit)),
                    ("time", outside(time)),
                ]),
            ),
            Self::Settled { number } => ("desk-settled", args([("number", outside(number))])),
            Self::NoSuchNotice { number } => {
                ("desk-no-such-notice", args([("number", outside(number))]))
            }
            Self::BackedUp { file } => ("desk-backed-up", of_file(file)),
            Self::FileThere { file } => ("desk-file-there", of_file(file)),
            Self::Restored { file } => ("desk-restored", of_file(file)),
            Self::KeptAside { folder } => ("desk-kept-aside", args([("folder", outside(folder))])),
            Self::NotCarriedOver => ("desk-not-carried-over", args([])),
            Self::ConfirmNext => ("desk-confirm-next", args([])),
            Self::Good { what, detail } => ("desk-good", looked(what, detail)),
            Self::Bad { what, detail } => ("desk-bad", looked(what, detail)),
        }
    }
}

fn of_file(file: &str) -> FluentArgs<'_> {
    args([("file", outside(file))])
}

fn lettered<'a>(name: &'a str, letter: &'a str) -> FluentArgs<'a> {
    let has = if letter.is_empty() { "no" } else { "yes" };
    args([("name", outside(name)), ("has", has.into()), ("letter", outside(letter))])
}

fn with_role<'a>(name: &'a str, role: &'a str) -> FluentArgs<'a> {
    args([("name", outside(name)), ("role", role.into())])
}

fn looked<'a>(what: &'a str, detail: &'a str) -> FluentArgs<'a> {
    args([("what", what.into()), ("detail", outside(detail))])
}

#[cfg(test)]
pub(crate) mod tests;
