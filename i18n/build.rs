//! Finds the languages: every folder beside this file that has a `language.ftl`.
//!
//! It writes `languages.rs`, which `src/language.rs` takes in: a constant for each language, their
//! list, and the texts of each. What is wrong with a folder ends the build with a sentence.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use fluent_syntax::ast::{Entry, Pattern, PatternElement};
use fluent_syntax::parser;

/// The language that patients are met in where nobody has said anything.
const FIRST: &str = "ja";

/// A folder, as its `language.ftl` describes it.
struct Folder {
    tag: String,
    name: String,
    speech: String,
    voice: String,
    fallback: Option<String>,
    /// The other files, by name.
    files: BTreeMap<String, PathBuf>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    println!("cargo::rerun-if-changed={}", root.display());
    let mut folders = Vec::new();
    for entry in fs::read_dir(&root)? {
        let folder = entry?.path();
        if folder.join("language.ftl").is_file() {
            folders.push(read(&folder)?);
        }
    }
    let folders = in_order(folders)?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("languages.rs"), source(&folders)?)?;
    Ok(())
}

/// Reads one folder; its name is the language's tag.
fn read(folder: &Path) -> Result<Folder, Box<dyn Error>> {
    let tag = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
    let is_tag = tag.starts_with(|first: char| first.is_ascii_lowercase())
        && tag.split('-').all(|subtag| (2..=8).contains(&subtag.len()))
        && tag
            .chars()
            .all(|char| char == '-' || char.is_ascii_lowercase() || char.is_ascii_digit());
    if !is_tag {
        return Err(
            format!("i18n/{tag}: name the folder after its BCP 47 tag, as in ja-simple").into()
        );
    }
    let about = messages(&folder.join("language.ftl"))?;
    let needed = |id: &str| {
        about.get(id).cloned().ok_or_else(|| format!("i18n/{tag}/language.ftl: {id} is missing"))
    };
    let mut files = BTreeMap::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.extension().is_some_and(|extension| extension == "ftl") && name != "language.ftl" {
            files.insert(name.to_owned(), path.clone());
        }
    }
    Ok(Folder {
        name: needed("language-name")?,
        speech: needed("language-name.speech")?,
        voice: needed("language-voice")?,
        fallback: about.get("language-fallback").cloned(),
        tag,
        files,
    })
}

/// The messages of a file that are text alone, attributes as `id.attribute`.
fn messages(path: &Path) -> Result<BTreeMap<String, String>, Box<dyn Error>> {
    let source = fs::read_to_string(path)?;
    let resource = parser::parse(source.as_str())
        .map_err(|(_, errors)| format!("{}: {errors:?}", path.display()))?;
    let mut messages = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let id = message.id.name;
        messages.extend(message.value.as_ref().map(|value| (id.to_owned(), text(value))));
        messages.extend(
            message.attributes.iter().map(|it| (format!("{id}.{}", it.id.name), text(&it.value))),
        );
    }
    Ok(messages)
}

fn text(pattern: &Pattern<&str>) -> String {
    let parts = pattern.elements.iter().map(|element| match element {
        PatternElement::TextElement { value } => *value,
        PatternElement::Placeable { .. } => "",
    });
    parts.collect()
}

/// [`FIRST`] stands first, and each language behind the one that it falls back to; otherwise by
/// tag.
fn in_order(mut left: Vec<Folder>) -> Result<Vec<Folder>, Box<dyn Error>> {
    left.sort_by(|a, b| (a.tag != FIRST, &a.tag).cmp(&(b.tag != FIRST, &b.tag)));
    if left.first().is_none_or(|first| first.tag != FIRST) {
        return Err(format!("i18n/{FIRST}/language.ftl is missing").into());
    }
    let mut ordered: Vec<Folder> = Vec::new();
    while !left.is_empty() {
        let is_next = |folder: &Folder| match &folder.fallback {
            None => true,
            Some(tag) => ordered.iter().any(|other| other.tag == *tag),
        };
        let Some(next) = left.iter().position(is_next) else {
            let tags: Vec<&str> = left.iter().map(|folder| folder.tag.as_str()).collect();
            let tags = tags.join(", ");
            return Err(
                format!("language-fallback of {tags}: no such language, or a circle").into()
            );
        };
        let next = left.remove(next);
        // Behind those that fall back to the same one.
        let family = |folder: &Folder| {
            next.fallback
                .as_ref()
                .is_some_and(|tag| folder.tag == *tag || folder.fallback.as_ref() == Some(tag))
        };
        let place = ordered.iter().rposition(family).map_or(ordered.len(), |last| last + 1);
        ordered.insert(place, next);
    }
    Ok(ordered)
}

/// `languages.rs`.
fn source(folders: &[Folder]) -> Result<String, Box<dyn Error>> {
    let mut constants = String::new();
    let mut tables = String::new();
    let mut names = Vec::new();
    for (place, Folder { tag, name, speech, voice, fallback, files }) in folders.iter().enumerate()
    {
        let constant = tag.to_uppercase().replace('-', "_");
        writeln!(constants, "    /// {name}.\n    pub const {constant}: Self = Self({place});")?;
        write!(
            tables,
            "    Folder {{ tag: {tag:?}, name: {name:?}, speech: {speech:?}, voice: {voice:?}, \
             fallback: {fallback:?}, files: &["
        )?;
        for (file, path) in files {
            write!(tables, "({file:?}, include_str!({path:?})), ")?;
        }
        writeln!(tables, "] }},")?;
        names.push(format!("Self::{constant}"));
    }
    let (count, names) = (names.len(), names.join(", "));
    Ok(format!(
        "impl Language {{\n{constants}\n    /// Every language, the one first that nobody has to \
         ask for.\n    pub const ALL: [Self; {count}] = [{names}];\n}}\n\n\
         static FOLDERS: [Folder; {count}] = [\n{tables}];\n"
    ))
}
