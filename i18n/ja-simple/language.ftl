# This language itself (README.md, "A new language").

language-name = やさしい日本語
    .speech = Yasashii Nihongo, easy Japanese
language-voice = ja
language-fallback = ja
