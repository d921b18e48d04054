//! Rules for whole files: length, the origin of assets, the change log.

use super::finding::Finding;

/// A file that is longer does two things.
const MOST_LINES: usize = 400;

/// Checks the length of one Rust file.
pub(crate) fn length(path: &str, text: &str) -> Vec<Finding> {
    let lines = text.lines().count();
    if lines <= MOST_LINES {
        return Vec::new();
    }
    vec![Finding::new(
        path,
        lines,
        format!("length: {lines} lines, {MOST_LINES} at most; split it by what it does"),
    )]
}

/// Checks that one asset stands in the README of assets, with the hash that it has.
pub(crate) fn asset(path: &str, sha256: &str, readme: &str) -> Vec<Finding> {
    let names_it = |word: &str| !word.is_empty() && path.ends_with(&format!("/{word}"));
    let rows: Vec<&str> = readme.lines().filter(|row| words(row).any(names_it)).collect();
    let advice = if rows.is_empty() {
        format!("asset: not named in assets/README.md; add origin, licence and SHA-256 {sha256}")
    } else if rows.iter().any(|row| row.to_lowercase().contains(sha256)) {
        return Vec::new();
    } else {
        format!(
            "asset: assets/README.md gives another SHA-256 than {sha256}; if the change is meant, \
             say there where it comes from"
        )
    };
    vec![Finding::new(path, 0, advice)]
}

/// The words of a line of Markdown, without its marks.
fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|char: char| char.is_whitespace() || "|`[]()".contains(char))
}

/// Checks that the change log has a heading for `version`.
pub(crate) fn change_log(path: &str, version: &str, text: &str) -> Vec<Finding> {
    if text.lines().any(|line| {
        line.starts_with('#') && words(line).any(|word| word.trim_start_matches('v') == version)
    }) {
        return Vec::new();
    }
    vec![Finding::new(
        path,
        0,
        format!(
            "change log: no heading for version {version}, which Cargo.toml has; say what is new \
             in it"
        ),
    )]
}

#[test]
fn a_long_file_is_found() {
    assert_eq!(length("core/src/a.rs", &"\n".repeat(400)), []);
    assert_eq!(length("core/src/a.rs", &"\n".repeat(401)).len(), 1);
}

#[test]
fn an_asset_of_unknown_origin_is_found() {
    let readme = "| `trust/authca02.cer` | J-LIS | 0D98AB |\n| a.ogg | own | 12 |";
    let advice = |path: &str, hash: &str| asset(path, hash, readme).remove(0).advice;

    assert_eq!(asset("assets/trust/authca02.cer", "0d98ab", readme), []);
    assert_eq!(asset("assets/sounds/a.ogg", "12", readme), []);
    assert!(advice("assets/trust/authca03.cer", "0d98ab").contains("not named"));
    assert!(advice("assets/trust/authca02.cer", "ffff").contains("another SHA-256 than ffff"));
    assert!(advice("assets/sounds/aa.ogg", "12").contains("not named"));
}

#[test]
fn a_version_without_words_is_found() {
    for text in ["## 0.1.0\n", "# Changes\n\n## [0.1.0] - 2026-11-22", "## v0.1.0 (first)"] {
        assert_eq!(change_log("CHANGELOG.md", "0.1.0", text), [], "{text}");
    }
    for text in ["", "0.1.0", "## 0.1.01", "## 10.1.0", "## Unreleased"] {
        assert_eq!(change_log("CHANGELOG.md", "0.1.0", text).len(), 1, "{text}");
    }
}
