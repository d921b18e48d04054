//! Cases of one test at the same time.

use std::panic::resume_unwind;
use std::sync::{Mutex, PoisonError};
use std::thread;

/// So many at once: on two cores, each still has the time that a tap may take.
const AT_ONCE: usize = 4;

/// Runs `test` with each of these cases, some side by side: most of the time a case waits, for a
/// reader to settle, for pcscd to look, for a time limit. A case may take one reader, as
/// [`Service::reader`](crate::Service::reader) says.
///
/// # Panics
///
/// When a case does, after the others, with the words of that case.
pub fn side_by_side<T, C>(cases: C, test: impl Fn(T) + Sync)
where
    C: IntoIterator<Item = T>,
    C::IntoIter: Send,
{
    let cases = Mutex::new(cases.into_iter());
    let next = || cases.lock().unwrap_or_else(PoisonError::into_inner).next();
    thread::scope(|scope| {
        let worker = || std::iter::from_fn(next).for_each(&test);
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(worker)).collect();
        let ended: Vec<_> = workers.into_iter().map(|worker| worker.join()).collect();
        if let Some(panic) = ended.into_iter().find_map(Result::err) {
            resume_unwind(panic);
        }
    });
}
