//! Users and sessions.

use kazasu_core::sha256::Sha256;

use super::given::*;
use crate::store::{Role, StoreError, User, WebSession};

fn user(name: &str, role: Role) -> User {
    User { name: name.to_owned(), role, hash: "$argon2id$…".to_owned(), added_at: NOW }
}

fn by() -> String {
    "command".to_owned()
}

pub(crate) async fn users_come_and_go(store: Any) {
    let (sato, yamada) = (user("sato", Role::Reception), user("yamada", Role::Administrator));
    store.put_user(yamada.clone(), by(), NOW).await.unwrap();
    store.put_user(sato.clone(), by(), NOW).await.unwrap();
    assert_eq!(store.users().await.unwrap(), [sato.clone(), yamada.clone()]);
    assert_eq!(store.user("yamada".to_owned()).await.unwrap(), Some(yamada.clone()));
    assert_eq!(store.user("Yamada".to_owned()).await.unwrap(), None);
    let changed = User { role: Role::Administrator, hash: "other".to_owned(), ..sato };
    store.put_user(changed.clone(), by(), after(1)).await.unwrap();
    assert_eq!(store.user("sato".to_owned()).await.unwrap(), Some(changed));
    assert!(store.remove_user("sato".to_owned(), by(), NOW).await.unwrap());
    assert!(!store.remove_user("sato".to_owned(), by(), NOW).await.unwrap());
    assert_eq!(store.users().await.unwrap(), std::slice::from_ref(&yamada));
    assert!(!format!("{yamada:?}").contains("argon2"), "nothing of a hash in a log");
}

pub(crate) async fn a_session_ends_by_idleness_by_its_time_and_with_its_user(store: Any) {
    let sato = user("sato", Role::Reception);
    store.put_user(sato.clone(), by(), NOW).await.unwrap();
    let session = |number: u8| WebSession {
        cookie: Sha256::of(&[number]),
        user: "sato".to_owned(),
        opened_at: NOW,
        idle_ms: 30 * MINUTE,
        expires_at: after(120 * MINUTE),
    };
    let cookie = |number: u8| Sha256::of(&[number]);
    for number in [1, 2, 3, 4] {
        store.open_session(session(number), NOW).await.unwrap();
    }
    let twice = store.open_session(session(1), NOW).await;
    assert!(twice.is_err(), "a cookie is drawn once");
    assert_eq!(store.session(cookie(9), NOW).await.unwrap(), None);
    for minutes in [0, 29, 58, 87, 116] {
        let used = store.session(cookie(1), after(minutes * MINUTE)).await.unwrap();
        assert_eq!(used, Some(sato.clone()), "in use after {minutes} minutes");
    }
    assert_eq!(store.session(cookie(1), after(120 * MINUTE)).await.unwrap(), None, "its time");
    assert_eq!(store.session(cookie(2), after(30 * MINUTE)).await.unwrap(), None, "idle");
    store.end_session(cookie(3)).await.unwrap();
    assert_eq!(store.session(cookie(3), NOW).await.unwrap(), None, "logged out");
    store.put_user(User { hash: "new".to_owned(), ..sato.clone() }, by(), NOW).await.unwrap();
    assert_eq!(store.session(cookie(4), NOW).await.unwrap(), None, "another password");
    store.open_session(session(5), NOW).await.unwrap();
    store.remove_user("sato".to_owned(), by(), NOW).await.unwrap();
    assert_eq!(store.session(cookie(5), NOW).await.unwrap(), None, "removed");
    let nobody = store.open_session(session(6), NOW).await;
    assert_eq!(nobody, Err(StoreError::Absent { what: "user" }));
}
