//! No circle of files: no file imports one that imports it, by whatever way round.
//!
//! Who reads a file of a circle has to read all of them, and none can be moved alone.

use std::collections::{BTreeMap, BTreeSet};

use super::finding::Finding;
use super::modules::{Crate, Imports};

/// Checks the imports of one crate, whose files stand in `folder` (with `/` at its end).
pub(crate) fn check(folder: &str, files: &[(&str, &str)]) -> Vec<Finding> {
    let inside = files.iter().map(|(path, text)| (&path[folder.len()..], *text));
    let imports = Crate::read(inside).imports();
    let finding = |files: &BTreeSet<String>| {
        let path = format!("{folder}{}", files.first().map_or("", String::as_str));
        Finding::new(&path, 0, advice(files, &imports))
    };
    circles(&imports).iter().map(finding).collect()
}

fn advice(files: &BTreeSet<String>, imports: &Imports) -> String {
    let mut advice = format!(
        "circle: {} files import each other; move what both sides need to a file that imports \
         none of them:",
        files.len()
    );
    for ((from, to), names) in imports {
        if files.contains(from) && files.contains(to) {
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            advice.push_str(&format!("\n    {from} -> {to}: {}", names.join(", ")));
        }
    }
    advice
}

/// The largest sets of files in which each is reached from each.
fn circles(imports: &Imports) -> Vec<BTreeSet<String>> {
    let mut next = BTreeMap::<&str, Vec<&str>>::new();
    for (from, to) in imports.keys() {
        next.entry(from).or_default().push(to);
    }
    let reached = |start: &str| {
        let (mut reached, mut open) = (BTreeSet::new(), vec![start]);
        while let Some(file) = open.pop() {
            for to in next.get(file).into_iter().flatten() {
                if reached.insert(*to) {
                    open.push(to);
                }
            }
        }
        reached
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        next.keys().map(|file| (*file, reached(file))).collect();
    let mut circles = BTreeSet::new();
    for (file, from_here) in &reached {
        let back = |to: &&&str| reached.get(**to).is_some_and(|there| there.contains(file));
        let circle: BTreeSet<String> =
            from_here.iter().filter(back).map(|to| (*to).to_owned()).collect();
        if !circle.is_empty() {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

#[cfg(test)]
fn edges(files: &[(&str, &str)]) -> Vec<String> {
    let imports = Crate::read(files.iter().copied()).imports();
    let line = |((from, to), names): (&(String, String), &BTreeSet<String>)| {
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        format!("{from} -> {to}: {}", names.join(" "))
    };
    imports.iter().map(line).collect()
}

#[test]
fn an_import_is_found_in_every_form() {
    let b = ("b.rs", "pub struct Lamp; pub fn light() {} pub enum Colour { Red }");
    for text in [
        "use crate::b::Lamp;",
        "use super::b::{Lamp};",
        "use crate::{b::{Lamp as L}};",
        "use crate::b; fn f(lamp: b::Lamp) {}",
        "use crate::b::{self}; fn f() -> b::Lamp { b::Lamp }",
        "fn f() { crate::b::Lamp::new() }",
        "fn f() { g!(\"{}\", crate::b::Lamp) }",
        "use crate::b::*; fn f(_: Lamp) {}",
        "mod inner { fn f(_: super::super::b::Lamp) {} }",
        "pub use crate::b::Lamp;",
    ] {
        assert_eq!(edges(&[("a.rs", text), b]), ["a.rs -> b.rs: Lamp"], "{text}");
    }
    let colour = "fn f() { use crate::b::Colour::*; g(Red) }";
    assert_eq!(edges(&[("a.rs", colour), b]), ["a.rs -> b.rs: Colour"]);
    let made = ("b.rs", "number!(Metre);");
    assert_eq!(edges(&[("a.rs", "use crate::b::Metre;"), made]), ["a.rs -> b.rs: Metre"]);
}

#[test]
fn a_name_is_followed_to_where_it_is_defined() {
    let files = [
        ("lib.rs", "mod a; mod b; pub use b::Lamp; pub use b::light::light;"),
        ("a.rs", "use crate::{Lamp, light}; fn f() { light::<Lamp>() }"),
        ("b/mod.rs", "mod lamp; pub mod light; pub use lamp::*; pub use std::time::Duration;"),
        ("b/lamp.rs", "use super::Duration; pub struct Lamp(Duration);"),
        ("b/light.rs", "pub fn light() { super::Lamp; }"),
    ];
    assert_eq!(
        edges(&files),
        [
            "a.rs -> b/lamp.rs: Lamp",
            "a.rs -> b/light.rs: light",
            "b/lamp.rs -> b/mod.rs: Duration",
            "b/light.rs -> b/lamp.rs: Lamp",
            "lib.rs -> b/lamp.rs: Lamp",
            "lib.rs -> b/light.rs: light",
        ]
    );
}

#[test]
fn a_declaration_a_test_and_another_crate_are_no_imports() {
    let files = [
        ("lib.rs", "mod a; mod b; use std::fmt; pub(in crate::a) struct Private;"),
        ("a.rs", "mod c; use c as other; #[cfg(test)] mod tests { use crate::b::Lamp; }"),
        ("a/c.rs", "//! crate::b::Lamp\nuse ::b::Lamp; fn c(x: b) { x.b; self::d() } fn d() {}"),
        ("b.rs", "pub struct Lamp; use b::Other;"),
    ];
    let expected: [&str; 0] = [];
    assert_eq!(edges(&files), expected);
}

#[test]
fn a_circle_is_found_by_whatever_way_round() {
    let files = [
        ("core/src/a.rs", "use crate::b::B; pub struct A; pub struct Also;"),
        ("core/src/b.rs", "use crate::c::C; pub struct B;"),
        ("core/src/c.rs", "use crate::a::{A, Also}; pub struct C;"),
        ("core/src/d.rs", "use crate::a::A;"),
    ];
    let findings = check("core/src/", &files);
    assert_eq!(
        findings.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["core/src/a.rs:0: circle: 3 files import each other; move what both sides need to a \
          file that imports none of them:\
          \n    a.rs -> b.rs: B\n    b.rs -> c.rs: C\n    c.rs -> a.rs: A, Also"]
    );
}

#[test]
fn a_parent_and_its_child_are_a_circle_if_each_needs_the_other() {
    let parent = ("core/src/a.rs", "mod child; pub struct A; fn f() { child::f() }");
    let needs_it = ("core/src/a/child.rs", "use super::A; pub fn f() {}");
    let needs_it_not = ("core/src/a/child.rs", "pub fn f() {}");
    assert_eq!(check("core/src/", &[parent, needs_it]).len(), 1);
    assert_eq!(check("core/src/", &[parent, needs_it_not]), []);
    let declares = ("core/src/a.rs", "mod child; pub struct A;");
    assert_eq!(check("core/src/", &[declares, needs_it]), []);
}
