//! The rules of this house that no compiler knows: see ARCHITECTURE.md for their reasons.
//!
//! Each rule is a function from a file's path and text to findings, and has a test of its own that
//! shows that it can fail. The tests here ask them about every file of the repository.

mod circles;
mod docs;
mod files;
mod finding;
mod imports;
mod lines;
mod loggable;
mod markdown;
mod modules;
mod names;
mod purity;
mod queues;
mod source;
mod trust;

use std::fs;
use std::path::{Path, PathBuf};

use aws_lc_rs::digest::{SHA256, digest};
use finding::{Finding, belongs_to, is_test};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Every file of the repository under `folder`, from its top and with `/`; nothing that was built,
/// nothing hidden.
fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || name == "target" {
            continue;
        }
        if entry.file_type().unwrap().is_dir() {
            files.extend(files_under(&entry.path()));
        } else {
            files.push(entry.path());
        }
    }
    files.sort();
    files
}

fn name_of(file: &Path) -> String {
    let parts: Vec<_> = file
        .strip_prefix(root())
        .unwrap()
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

/// Name and text of every Rust file.
fn sources() -> Vec<(String, String)> {
    let sources = texts("rs");
    assert!(
        sources.iter().any(|(name, _)| name == "core/src/lib.rs"),
        "the sources were not found"
    );
    sources
}

/// Name and text of every file of this kind.
fn texts(kind: &str) -> Vec<(String, String)> {
    let files = files_under(root())
        .into_iter()
        .filter(|file| file.extension().is_some_and(|extension| extension == kind));
    files.map(|file| (name_of(&file), fs::read_to_string(&file).unwrap())).collect()
}

/// Name and text of every Rust file that is part of what ships.
fn product() -> Vec<(String, String)> {
    let mut sources = sources();
    let for_tests: Vec<String> =
        sources.iter().flat_map(|(name, text)| source::test_modules(name, text)).collect();
    sources.retain(|(name, _)| !for_tests.iter().any(|module| belongs_to(name, module)));
    sources
}

/// Asks a rule about every Rust file that is part of what ships.
fn ask_about_the_product(rule: fn(&str, &str) -> Vec<Finding>) {
    report(product().iter().flat_map(|(name, text)| rule(name, text)));
}

#[track_caller]
fn report(findings: impl IntoIterator<Item = Finding>) {
    let lines: Vec<String> = findings.into_iter().map(|finding| finding.to_string()).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}

#[test]
fn core_program_and_desk_import_only_from_their_left() {
    ask_about_the_product(imports::check);
}

#[test]
fn no_file_imports_one_that_imports_it() {
    let product = product();
    for package in ["core", "i18n", "desk", "app"] {
        let folder = format!("{package}/src/");
        let files: Vec<_> = product
            .iter()
            .filter(|(name, _)| name.starts_with(&folder) && !is_test(name))
            .map(|(name, text)| (name.as_str(), text.as_str()))
            .collect();
        assert!(!files.is_empty(), "{folder} was not found");
        report(circles::check(&folder, &files));
    }
}

#[test]
fn each_library_is_named_only_at_its_home() {
    ask_about_the_product(names::libraries);
}

#[test]
fn colours_stand_in_the_theme() {
    ask_about_the_product(names::colours);
}

#[test]
fn the_core_has_no_word_that_panics() {
    ask_about_the_product(purity::panics);
}

#[test]
fn the_core_reaches_for_nothing_outside() {
    ask_about_the_product(purity::outside);
}

#[test]
fn the_program_measures_time_by_a_clock_that_goes_on_in_a_sleep() {
    ask_about_the_product(purity::clocks);
}

#[test]
fn what_may_be_written_down_is_said_in_one_place() {
    ask_about_the_product(loggable::check);
}

#[test]
fn no_queue_keeps_what_a_patient_has_pressed() {
    ask_about_the_product(queues::check);
}

#[test]
fn no_server_is_trusted_blindly() {
    ask_about_the_product(trust::check);
}

#[test]
fn docs_say_something() {
    report(sources().iter().flat_map(|(name, text)| docs::check(name, text)));
}

#[test]
fn lines_are_short() {
    let all = sources().into_iter().chain(texts("md"));
    report(all.flat_map(|(name, text)| lines::check(&name, &text)));
}

#[test]
fn files_are_short() {
    report(sources().iter().flat_map(|(name, text)| files::length(name, text)));
}

#[test]
fn what_the_documentation_names_is_there() {
    let pages = texts("md");
    let look = |path: &str| {
        let path = root().join(path);
        path.exists().then(|| fs::read_to_string(path).unwrap_or_default())
    };
    report(pages.iter().flat_map(|(name, text)| markdown::links(name, text, &look)));
    // The change log tells what was.
    let of_today = pages.iter().filter(|(name, _)| name != "CHANGELOG.md");
    let exists = |path: &str| root().join(path).exists();
    report(of_today.flat_map(|(name, text)| markdown::paths(name, text, &exists)));
}

#[test]
fn both_readmes_show_the_same_commands() {
    let [english, japanese] =
        ["README.md", "README.ja.md"].map(|name| fs::read_to_string(root().join(name)).unwrap());
    assert!(english.contains("```console"), "the commands were not found");
    report(markdown::same_commands("README.ja.md", &japanese, &english));
}

#[test]
fn every_asset_has_an_origin() {
    let readme = fs::read_to_string(root().join("assets/README.md")).unwrap_or_default();
    let assets = files_under(&root().join("assets"));
    assert!(!assets.is_empty(), "the assets were not found");
    report(assets.iter().filter(|file| !file.ends_with("README.md")).flat_map(|file| {
        let hash = digest(&SHA256, &fs::read(file).unwrap());
        let hash: String = hash.as_ref().iter().map(|byte| format!("{byte:02x}")).collect();
        files::asset(&name_of(file), &hash, &readme)
    }));
}

#[test]
fn the_change_log_knows_this_version() {
    let text = fs::read_to_string(root().join("CHANGELOG.md")).unwrap_or_default();
    report(files::change_log("CHANGELOG.md", env!("CARGO_PKG_VERSION"), &text));
}
