# This language itself (README.md, "A new language").

language-name = 日本語
    .speech = Nihongo, Japanese
language-voice = ja
