//! The page that shows all pictures: a section for each panel, in it a row for each screen and a
//! column for each edition. Its search keeps the rows and columns that have every word.

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
        page.push_str(&format!("<section id=\"{panel}\">\n<h2>{panel}</h2>\n"));
        for screen in &screens {
            page.push_str(&format!("<article><h3>{screen}</h3>\n<div>\n"));
            for edition in EDITIONS {
                let picture = shown.iter().find(|(name, of, on, _)| {
                    name == screen && *of == edition.name && *on == panel
                });
                if let Some((.., path)) = picture {
                    let name = edition.name;
                    page.push_str(&format!(
                        "<figure data-words=\"{screen} {name} {panel}\">\
                         <a href=\"{path}\"><img loading=\"lazy\" src=\"{path}\" \
                         alt=\"{screen}, {name}, {panel}\"></a>\
                         <figcaption>{name}</figcaption></figure>\n"
                    ));
                }
            }
            page.push_str("</div></article>\n");
        }
        page.push_str("</section>\n");
    }
    page.push_str(SEARCH);
    page.push_str("</html>\n");
    page
}

const HEAD: &str = "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<meta name=\"viewport\" content=\"width=device-width\">
<title>Kazasu: every screen</title>
<style>
  body { font-family: sans-serif; margin: 0 2em 2em; background: #ddd; }
  header { position: sticky; top: 0; padding: 1em 0; background: #ddd; }
  header input { font-size: 1.2em; width: 20em; max-width: 100%; }
  header a { margin-left: 1em; }
  section { scroll-margin-top: 6em; }
  article div { display: flex; gap: 1em; overflow-x: auto; }
  figure { margin: 0; }
  img { height: 22em; border: 1px solid #888; }
  [hidden] { display: none; }
</style>
<h1>Every screen</h1>
<p>The screens of the list, in the looks and on the panels that have to fit.
A click opens a picture in its own size.</p>
<header>
<label>Search <input type=\"search\" placeholder=\"an-pin en 800x480\" autofocus></label>
<output></output>
<nav></nav>
</header>
";

/// Shows what has every word that is typed: of a screen's name, an edition or a panel. An edition
/// and a panel are found by their whole name, so that `ja` is not `ja-low`.
const SEARCH: &str = "<script>
const input = document.querySelector('input');
const all = [...document.querySelectorAll('figure')];
const whole = new Set(all.flatMap((it) => it.dataset.words.split(' ').slice(1)));
const search = () => {
  const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let shown = 0;
  for (const figure of all) {
    const [screen, ...rest] = figure.dataset.words.split(' ');
    const has = (word) => whole.has(word) ? rest.includes(word) : screen.includes(word);
    figure.hidden = !words.every(has);
    shown += !figure.hidden;
  }
  for (const group of document.querySelectorAll('article, section')) {
    group.hidden = !group.querySelector('figure:not([hidden])');
  }
  document.querySelector('output').textContent = `${shown} of ${all.length} pictures`;
};
for (const section of document.querySelectorAll('section')) {
  const link = document.createElement('a');
  link.href = `#${section.id}`;
  link.textContent = section.id;
  document.querySelector('nav').append(link);
}
input.addEventListener('input', search);
search();
</script>
";
