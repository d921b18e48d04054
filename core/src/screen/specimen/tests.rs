use std::collections::BTreeSet;

use super::*;

#[test]
fn each_specimen_is_named_once_after_its_view() {
    let all = Specimen::all();
    let names: BTreeSet<&str> = all.iter().map(|specimen| specimen.name.as_str()).collect();
    assert_eq!(names.len(), all.len());
    for Specimen { name, view } in &all {
        assert!(name.starts_with(view.id()), "{name} is {view:?}");
    }
}

#[test]
fn a_specimen_stands_in_the_row_of_its_view() {
    // `rows` itself asserts it; here each row is known by its first part.
    for row in rows() {
        let kinds: BTreeSet<String> = row.iter().map(|(_, view)| variant(view)).collect();
        assert_eq!(kinds.len(), 1, "{kinds:?}");
    }
}

#[test]
fn every_page_and_every_topic_has_a_specimen() {
    let all = Specimen::all();
    let shown = |view: View| assert!(all.iter().any(|specimen| specimen.view == view), "{view:?}");
    Topic::ALL.into_iter().for_each(|topic| shown(View::Help { topic: Some(topic) }));
    // The other pages are reached from these, as another test of the screens shows.
    [WalletPage::Face, WalletPage::Home, WalletPage::OtherCard]
        .into_iter()
        .for_each(|page| shown(View::IpPage { page }));
}

/// `Torn` of `Torn { lift_first: false }`.
fn variant(view: &View) -> String {
    format!("{view:?}").split([' ', '{']).next().unwrap().to_owned()
}
