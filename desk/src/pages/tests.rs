//! The pages as a browser has them, over a store of their own.

mod at_desk;
mod world;

use axum::http::StatusCode;
use kazasu_core::handover::{RefusalReason, VerdictState};
use kazasu_i18n::PAGE_LABELS;

use crate::store::{Deed, Role};
use world::{PASSWORD, World};

#[tokio::test]
async fn nobody_sees_or_does_anything_without_a_log_in() {
    let world = World::new().await;
    world.visit(7, |_| {}).await;
    for path in ["/", "/live"] {
        let answer = world.get(path, None).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
        assert_eq!(answer.header("location"), "/login");
        assert!(!answer.body.contains("A07"));
    }
    let visit = world.visit_id(7);
    for path in [
        format!("/visits/{visit}/done"),
        format!("/calls/{visit}/come"),
        format!("/terminals/{visit}/renewal"),
        "/alarms/1/settle".to_owned(),
        format!("/calls/{visit}/end"),
        format!("/lost/{visit}/1/settle"),
        format!("/terminals/{visit}/strike"),
        "/terminals/confirm".to_owned(),
    ] {
        for cookie in [None, Some("kazasu_session=0123")] {
            let answer = world.post(&path, cookie, "").await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
            assert_eq!(answer.header("location"), "/login", "{path}");
        }
    }
    let row = &world.rows().await[0];
    assert_eq!(row.done, None);
}

#[tokio::test]
async fn a_wrong_password_is_told_and_guessing_ends() {
    let world = World::new().await;
    world.user("tanaka", Role::Reception).await;
    for (user, password) in [("tanaka", "wrong wrong"), ("nobody", PASSWORD), ("", "")] {
        let answer = world.log_in(user, password).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        assert!(answer.body.contains("ユーザー名かパスワードが違います。"), "{}", answer.body);
        assert!(answer.headers.get("set-cookie").is_none());
    }
    let answer = world.log_in("tanaka", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS, "three failures from this address");
    assert!(answer.headers.contains_key("retry-after"));
}

#[tokio::test]
async fn a_session_is_a_cookie_that_no_script_reads_and_ends_with_the_log_out() {
    let world = World::new().await;
    world.user("tanaka", Role::Reception).await;
    let answer = world.log_in("tanaka", PASSWORD).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    let cookie = answer.header("set-cookie").to_owned();
    assert!(cookie.contains("; HttpOnly; SameSite=Strict"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let page = world.get("/", Some(&cookie)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("ログアウト (tanaka)"), "{}", page.body);
    world.post("/logout", Some(&cookie), "").await;
    let answer = world.get("/", Some(&cookie)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "the store forgets it, not only the browser");
}

#[tokio::test]
async fn a_visit_is_shown_with_what_was_agreed_to() {
    let world = World::new().await;
    let cookie = world.somebody(Role::Reception).await;
    let empty = world.get("/", Some(&cookie)).await.body;
    assert!(empty.contains("対応待ちの方はいません。"), "{empty}");
    world.visit(7, |_| {}).await;
    let page = world.get("/", Some(&cookie)).await.body;
    for words in [
        "A07",
        "入口 1",
        "iPhone(顔または指) 証明書を確認・失効なし",
        "完了",
        "同意あり</span> 診療",
        "同意しない</span> お薬",
        "答えなし</span> 手術",
        "聞いていない</span> 健診・特定疾病・限度額",
        "電子処方箋",
        "たった今",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("窓口未接続時") && !page.contains("class=\"refused"), "{page}");
    let english = world.get_in("en", "/", Some(&cookie)).await.body;
    for words in ["Agreed</span> Care", "Refused</span> Medication", "Not asked</span> Check-ups"] {
        assert!(english.contains(words), "{words}: {english}");
    }
}

#[tokio::test]
async fn what_was_not_proved_says_so_and_what_to_do() {
    let world = World::new().await;
    let cookie = world.somebody(Role::Reception).await;
    world
        .visit(8, |judgement| {
            for verdict in [&mut judgement.at_tap, &mut judgement.at_receipt] {
                verdict.state = VerdictState::Refused;
                verdict.reason = Some(RefusalReason::Revoked);
                verdict.revocation = None;
                verdict.connected = false;
            }
        })
        .await;
    let page = world.get("/", Some(&cookie)).await.body;
    for words in ["class=\"refused", "証明書が失効しています。ほかの方法で", "窓口未接続時"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("証明書を確認"), "{page}");
}

#[tokio::test]
async fn a_button_does_what_it_says_and_the_second_sees_the_first() {
    let world = World::new().await;
    let tanaka = world.somebody(Role::Reception).await;
    let sato = world.log_in_as("sato", Role::Reception).await;
    world.visit(7, |_| {}).await;
    let call = world.call().await;
    let page = world.get("/", Some(&tanaka)).await.body;
    assert!(page.contains("患者さんが呼んでいます") && page.contains("向かいます"), "{page}");
    world.post(&format!("/calls/{call}/come"), Some(&tanaka), "").await;
    world.post(&format!("/calls/{call}/come"), Some(&sato), "").await;
    let page = world.get("/", Some(&sato)).await.body;
    assert!(page.contains("tanakaさんが向かっています"), "{page}");

    let visit = world.visit_id(7);
    world.post(&format!("/visits/{visit}/done"), Some(&tanaka), "").await;
    let page = world.get("/", Some(&sato)).await.body;
    assert!(page.contains("対応済み(tanaka、") && page.contains("元に戻す"), "{page}");
    world.post(&format!("/visits/{visit}/undo"), Some(&sato), "").await;
    assert_eq!(world.rows().await[0].done, None);
}

#[tokio::test]
async fn what_administrators_decide_others_cannot() {
    let world = World::new().await;
    let cookie = world.somebody(Role::Reception).await;
    let (store, terminal) = (&world.desk.store, world.terminal);
    store.ask_renewal(terminal, world.desk.now()).await.unwrap();
    let before = store.terminals().await.unwrap();
    for path in [
        format!("/terminals/{terminal}/renewal"),
        format!("/terminals/{terminal}/strike"),
        "/terminals/confirm".to_owned(),
    ] {
        assert_eq!(world.post(&path, Some(&cookie), "").await.status, StatusCode::FORBIDDEN);
        // Not only the answer: nothing has begun.
        store.write_down(Deed::LoginRefused, world.desk.now()).await.unwrap();
        assert_eq!(store.terminals().await.unwrap(), before, "{path}");
    }
    let cookie = world.log_in_as("kanri", Role::Administrator).await;
    let answer = world.post("/terminals/confirm", Some(&cookie), "").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_live_page_hears_of_every_change_and_of_its_end() {
    let world = World::new().await;
    let cookie = world.somebody(Role::Reception).await;
    assert!(!world.desk.pages.is_one_live());
    let mut live = world.watch(&cookie).await;
    assert!(live.next().await.contains("対応待ちの方はいません。"));
    assert!(world.desk.pages.is_one_live(), "a terminal may promise somebody now");
    world.visit(7, |_| {}).await;
    assert!(live.next().await.contains("A07"));
    world.call().await;
    assert!(live.next().await.contains("患者さんが呼んでいます"));
    world.post("/logout", Some(&cookie), "").await;
    world.visit(8, |_| {}).await;
    let last = live.next().await;
    assert!(last.contains("event: over") && !last.contains("A08"), "{last}");
    drop(live);
    assert!(!world.desk.pages.is_one_live());
}

#[tokio::test]
async fn what_comes_from_outside_is_text() {
    let world = World::with_terminal("<script>alert(1)</script>").await;
    let cookie = world.somebody(Role::Reception).await;
    world.visit(7, |_| {}).await;
    let page = world.get("/", Some(&cookie)).await.body;
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(page.contains("&#60;script&#62;alert(1)"), "{page}");
}

#[test]
fn every_label_of_a_template_is_a_text() {
    let templates = [
        include_str!("../../templates/layout.html"),
        include_str!("../../templates/login.html"),
        include_str!("../../templates/page.html"),
        include_str!("../../templates/board.html"),
    ];
    let used: Vec<&str> = templates
        .iter()
        .flat_map(|template| template.split("words.label(\"").skip(1))
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(used.len() > 30, "{used:?}");
    for label in used {
        assert!(PAGE_LABELS.contains(&label), "{label}");
    }
}
