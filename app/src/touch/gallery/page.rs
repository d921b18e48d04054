//! The page that shows all pictures: a row for each screen, a column for each edition.

use super::edition::{EDITIONS, PANELS};

/// The page. `shown`: screen, edition, panel and path of each picture.
pub(super) fn write(shown: &[(String, &str, &str, String)]) -> String {
    let mut screens: Vec<&str> = Vec::new();
    for (screen, ..) in shown {
        if !screens.contains(&screen.as_str()) {
            screens.push(screen);
        }
    }
    let mut page = String::from(HEAD);
    for (panel, ..) in PANELS {
        page.push_str(&format!("<h2 id=\"{panel}\">{panel}</h2>\n"));
        for screen in &screens {
            page.push_str(&format!("<h3>{screen}</h3>\n<div>\n"));
            for edition in EDITIONS {
                let picture = shown.iter().find(|(name, of, on, _)| {
                    name == screen && *of == edition.name && *on == panel
                });
                if let Some((.., path)) = picture {
                    let name = edition.name;
                    page.push_str(&format!(
                        "<figure><a href=\"{path}\"><img loading=\"lazy\" src=\"{path}\" \
                         alt=\"{screen}, {name}, {panel}\"></a>\
                         <figcaption>{name}</figcaption></figure>\n"
                    ));
                }
            }
            page.push_str("</div>\n");
        }
    }
    page.push_str("</html>\n");
    page
}

const HEAD: &str = "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<title>Kazasu: every screen</title>
<style>
  body { font-family: sans-serif; margin: 2em; background: #ddd; }
  div { display: flex; gap: 1em; overflow-x: auto; }
  figure { margin: 0; }
  img { height: 22em; border: 1px solid #888; }
</style>
<h1>Every screen</h1>
<p>The screens of the list, in the looks and on the panels that have to fit.
A click opens a picture in its own size.</p>
";
