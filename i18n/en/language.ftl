# This language itself (README.md, "A new language").

language-name = English
    .speech = English
language-voice = en
