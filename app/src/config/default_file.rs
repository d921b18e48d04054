//! The documented default file: every section and key, what each means and takes, and its default
//! behind a `#`.

use super::document::{KeyAsked, SectionAsked, Silent};

/// The most columns of a line of comment.
const WIDTH: usize = 100;

/// The file. Loaded as it is, it changes nothing.
pub(super) fn text(sections: &[SectionAsked]) -> String {
    let mut text = comment(
        "The configuration of Kazasu, with every key and its default. Remove the # before a key to \
         change it. Paths start at this file.",
    );
    for section in sections {
        text.push('\n');
        text.push_str(&comment(section.meaning));
        text.push_str(&format!("[{}]\n", section.name));
        for key in &section.keys {
            text.push('\n');
            text.push_str(&entry(key));
        }
    }
    text
}

fn entry(key: &KeyAsked) -> String {
    let (note, value) = match &key.silent {
        Silent::Default(value) => ("", value.as_str()),
        Silent::None { example } => (" No default; for example:", *example),
    };
    let takes = comment(&format!("Takes {}.{note}", key.takes));
    format!("{}{takes}#{} = {value}\n", comment(key.meaning), key.name)
}

/// `text` as lines that begin with `# `.
fn comment(text: &str) -> String {
    let mut lines = vec!["#".to_owned()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("# {word}")),
        }
    }
    lines.join("\n") + "\n"
}
