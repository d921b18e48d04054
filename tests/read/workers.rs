//! Many taps at once: most of a tap's time goes into waiting for pcscd, which looks at its readers
//! every 400 ms.

use std::sync::{Mutex, PoisonError};

use kazasu_tests::{Reader, Service};

/// Runs `tap` for each case, on several readers at a time. A case whose tap panics fails the test.
pub(crate) fn on_several_readers<T: Send>(
    cases: impl IntoIterator<Item = T>,
    tap: impl Fn(Reader, T) + Sync,
) {
    const WORKERS: usize = 6;
    let cases = Mutex::new(cases.into_iter().collect::<Vec<_>>().into_iter());
    let next = || cases.lock().unwrap_or_else(PoisonError::into_inner).next();
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                while let Some(case) = next() {
                    tap(Service::shared().reader(), case);
                }
            });
        }
    });
}
