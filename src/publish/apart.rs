//! Runs what other threads wait for on threads of its own.

use std::{io, panic, thread};

use rayon::ThreadPoolBuilder;

use super::error::PublishError;

/// Runs `task`, for which other threads wait, on threads of its own.
///
/// On the common ones it could come to a standstill: a thread that waits for another there takes
/// up any work that is left, such as the writing of a file, which waits for this very task.
pub(super) fn apart<T: Send>(
    task: impl FnOnce() -> Result<T, PublishError> + Send,
) -> Result<T, PublishError> {
    let pool = ThreadPoolBuilder::new().num_threads(rayon::current_num_threads());
    let pool = pool
        .build()
        .map_err(|error| PublishError::Threads(io::Error::other(error)))?;
    thread::scope(|scope| {
        let threads = thread::Builder::new().spawn_scoped(scope, || pool.install(task));
        let done = threads.map_err(PublishError::Threads)?.join();
        done.unwrap_or_else(|panic| panic::resume_unwind(panic))
    })
}
