//! Which file of a crate names what another file of it defines.
//!
//! The modules of a crate are read as tokens; a path is followed through `use`, re-exports and
//! globs to the file that defines the item. What only a compiler knows is not seen: methods and
//! fields, which need no import, and items that a macro makes (they count as their module's).

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Token, is_name, tokens};

/// Words before the name of an item.
const DEFINING: [&str; 9] =
    ["fn", "struct", "enum", "union", "trait", "type", "const", "static", "macro_rules"];
/// Words that may stand between such a word and the name.
const BETWEEN: [&str; 7] = ["fn", "mut", "unsafe", "async", "extern", "!", "_"];

/// The imports between files: from a file to another, with the names that it needs from there.
pub(crate) type Imports = BTreeMap<(String, String), BTreeSet<String>>;

/// A path of modules from the crate's root, which is empty.
type Place = Vec<String>;

/// The modules of one crate.
#[derive(Default)]
pub(crate) struct Crate {
    modules: BTreeMap<Place, Module>,
}

#[derive(Default)]
struct Module {
    file: String,
    defined: BTreeSet<String>,
    uses: Vec<Use>,
    /// Paths in expressions, types and macros.
    named: Vec<Vec<String>>,
}

struct Use {
    path: Vec<String>,
    /// The name it brings; `None`: every name there is (`*`).
    name: Option<String>,
}

/// What a path leads to.
#[derive(Clone)]
enum Target {
    Module(Place),
    Item { file: String, name: String },
}

impl Crate {
    /// Reads the files of a crate: their paths from its `src/` on, and their texts.
    pub(crate) fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut all = Self::default();
        all.module(&[], "lib.rs");
        for (path, text) in files {
            all.add(path, &tokens(text));
        }
        all
    }

    fn add(&mut self, path: &str, tokens: &[Token]) {
        let place: Place = path
            .trim_end_matches(".rs")
            .split('/')
            .filter(|part| !["mod", "lib", "main"].contains(part))
            .map(str::to_owned)
            .collect();
        self.module(&place, path);
        // Modules that are open, with the depth of brackets at which their items stand.
        let mut open = vec![(place, 0)];
        let (mut depth, mut i) = (0_usize, 0);
        while let Some(token) = tokens.get(i) {
            let (place, level) = open.last().cloned().unwrap_or_default();
            let text = token.text.as_str();
            let next = |n: usize| tokens.get(i + n).map_or("", |token| token.text.as_str());
            if ["{", "(", "["].contains(&text) {
                depth += 1;
                i += 1;
            } else if ["}", ")", "]"].contains(&text) {
                depth = depth.saturating_sub(1);
                if depth < level {
                    open.pop();
                }
                i += 1;
            } else if text == "mod" && depth == level && next(2) == "{" {
                let inner = [place, vec![next(1).to_owned()]].concat();
                self.module(&inner, path);
                open.push((inner, depth + 1));
                i += 2;
            } else if text == "use" {
                let module = self.module(&place, path);
                i = use_tree(tokens, i + 1, &[], &mut module.uses);
            } else if DEFINING.contains(&text) && depth == level {
                i += 1;
                while tokens.get(i).is_some_and(|token| BETWEEN.contains(&token.text.as_str())) {
                    i += 1;
                }
                if let Some(name) = tokens.get(i).filter(|token| is_name(token)) {
                    self.module(&place, path).defined.insert(name.text.clone());
                    i += 1;
                }
            } else if is_name(token) {
                let (named, end) = named_path(tokens, i);
                // What stands after a dot is a field or a method.
                if i == 0 || tokens[i - 1].text != "." {
                    self.module(&place, path).named.push(named);
                }
                i = end;
            } else {
                i += 1;
            }
        }
    }

    fn module(&mut self, place: &[String], file: &str) -> &mut Module {
        let module = self.modules.entry(place.to_vec()).or_default();
        file.clone_into(&mut module.file);
        module
    }

    /// Every import from one file to another.
    pub(crate) fn imports(&self) -> Imports {
        let mut imports = Imports::new();
        for (place, module) in &self.modules {
            let paths = module.uses.iter().map(|used| &used.path).chain(&module.named);
            for path in paths {
                if let Some(Target::Item { file, name }) = self.follow(place, path, &mut Vec::new())
                    && file != module.file
                {
                    imports.entry((module.file.clone(), file)).or_default().insert(name);
                }
            }
        }
        imports
    }

    /// What `path` means in the module at `from`; `None` where it leads out of the crate.
    fn follow(
        &self,
        from: &[String],
        path: &[String],
        seen: &mut Vec<(Place, String)>,
    ) -> Option<Target> {
        let supers = path.iter().take_while(|segment| *segment == "super").count();
        let (mut target, start) = match path.first()?.as_str() {
            "crate" => (Target::Module(Vec::new()), 1),
            "self" => (Target::Module(from.to_vec()), 1),
            "super" => {
                (Target::Module(from.get(..from.len().checked_sub(supers)?)?.into()), supers)
            }
            first => (self.look_up(from, first, path.len() == 1, seen)?, 1),
        };
        for (i, segment) in path.iter().enumerate().skip(start) {
            let Target::Module(place) = &target else { break };
            let last = i + 1 == path.len();
            target = self.look_up(place, segment, last, seen).or_else(|| {
                // A macro has made it.
                let file = self.modules.get(place)?.file.clone();
                Some(Target::Item { file, name: segment.clone() })
            })?;
        }
        Some(target)
    }

    /// What `name` means in the module at `place`. Modules and functions may share a name: at the
    /// end of a path the function is meant, before it the module.
    fn look_up(
        &self,
        place: &[String],
        name: &str,
        last: bool,
        seen: &mut Vec<(Place, String)>,
    ) -> Option<Target> {
        let here = (place.to_vec(), name.to_owned());
        if seen.contains(&here) {
            return None;
        }
        seen.push(here);
        let found = self.search(place, name, last, seen);
        seen.pop();
        found
    }

    fn search(
        &self,
        place: &[String],
        name: &str,
        last: bool,
        seen: &mut Vec<(Place, String)>,
    ) -> Option<Target> {
        let module = self.modules.get(place)?;
        let own = || Target::Item { file: module.file.clone(), name: name.to_owned() };
        let child = [place, &[name.to_owned()]].concat();
        let child = self.modules.contains_key(&child).then_some(Target::Module(child));
        if !last && child.is_some() {
            return child;
        }
        if module.defined.contains(name) {
            return Some(own());
        }
        let brought: Vec<_> =
            module.uses.iter().filter(|used| used.name.as_deref() == Some(name)).collect();
        let followed = brought.iter().find_map(|used| self.follow(place, &used.path, seen));
        if followed.is_some() {
            return followed;
        }
        if child.is_some() {
            return child;
        }
        if !brought.is_empty() {
            return Some(own()); // from another crate, by way of this file
        }
        module.uses.iter().filter(|used| used.name.is_none()).find_map(|used| {
            match self.follow(place, &used.path, seen)? {
                Target::Module(place) => self.look_up(&place, name, last, seen),
                Target::Item { .. } => None, // the variants of an enum
            }
        })
    }
}

/// The path that starts at `i`, and where it ends.
fn named_path(tokens: &[Token], mut i: usize) -> (Vec<String>, usize) {
    let mut path = Vec::new();
    while let Some(token) = tokens.get(i).filter(|token| is_name(token)) {
        path.push(token.text.clone());
        i += 1;
        if tokens.get(i).is_none_or(|next| next.text != "::") {
            break;
        }
        i += 1;
    }
    (path, i)
}

/// Reads what a `use` brings from `i` on; returns where it ends.
fn use_tree(tokens: &[Token], mut i: usize, prefix: &[String], out: &mut Vec<Use>) -> usize {
    let mut path = prefix.to_vec();
    while let Some(token) = tokens.get(i) {
        i += 1;
        match token.text.as_str() {
            "{" => {
                while let Some(token) = tokens.get(i) {
                    match token.text.as_str() {
                        "}" => return i + 1,
                        "," => i += 1,
                        _ => i = use_tree(tokens, i, &path, out),
                    }
                }
            }
            "*" => {
                out.push(Use { path, name: None });
                return i;
            }
            "::" if path.is_empty() => path.push("::".into()), // another crate
            "::" => {}
            "self" if !prefix.is_empty() => {}
            name => path.push(name.into()),
        }
        if tokens.get(i).is_none_or(|next| next.text != "::" && token.text != "::") {
            break;
        }
    }
    let mut name = path.last().cloned();
    if tokens.get(i).is_some_and(|token| token.text == "as") {
        name = tokens.get(i + 1).map(|token| token.text.clone());
        i += 2;
    }
    out.push(Use { path, name });
    i
}
