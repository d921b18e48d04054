//! Where pictures are kept.

use std::path::Path;

/// The folder of the whole project.
pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}
