//! What a program left behind, checked against the interface.

use std::time::Duration;

use serde_json::Value;

/// The end of one run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Exit code.
    pub exit: i32,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// From start to end.
    pub took: Duration,
}

impl Outcome {
    /// The object on standard output: one line, and nothing else there.
    ///
    /// # Panics
    ///
    /// When there is anything else.
    #[track_caller]
    #[must_use]
    pub fn json(&self) -> Value {
        assert!(
            self.stdout.ends_with('\n') && self.stdout.lines().count() == 1,
            "not one line: {self:#?}"
        );
        let object: Value =
            serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:#?}"));
        assert!(object.is_object(), "{self:#?}");
        object
    }

    /// The object of a phone that was read, with exit code 0.
    ///
    /// # Panics
    ///
    /// When it is anything else.
    #[track_caller]
    #[must_use]
    pub fn read(&self) -> Value {
        let object = self.json();
        assert_eq!((self.exit, object["outcome"].as_str()), (0, Some("read")), "{self:#?}");
        object
    }

    /// The object of a refusal with this reason and code, with exit code 1.
    ///
    /// # Panics
    ///
    /// When it is anything else.
    #[track_caller]
    pub fn refused(&self, reason: &str, code: Option<&str>) -> Value {
        let object = self.json();
        let found = (
            self.exit,
            object["outcome"].as_str(),
            object["reason"].as_str(),
            object["code"].as_str(),
        );
        assert_eq!(found, (1, Some("refused"), Some(reason), code), "{self:#?}");
        object
    }

    /// The error object with this reason and exit code; its message.
    ///
    /// # Panics
    ///
    /// When it is anything else.
    #[track_caller]
    pub fn error(&self, exit: i32, reason: &str) -> String {
        let object = self.json();
        let found = (self.exit, object["outcome"].as_str(), object["reason"].as_str());
        assert_eq!(found, (exit, Some("error"), Some(reason)), "{self:#?}");
        let message = object["message"].as_str().unwrap_or_default().to_owned();
        assert!(!message.is_empty(), "an error says what to do: {self:#?}");
        message
    }
}
