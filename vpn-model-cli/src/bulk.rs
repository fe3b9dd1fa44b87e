//! Much work on all cores, with the results in order and little in memory.
//!
//! Threads of the standard library do: a pool such as rayon's takes what it
//! gets in any order and without end, and this needs the opposite. So many
//! pieces are under way at most; the next is read only when the oldest was
//! taken.

use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// So many pieces a thread are under way: enough that none waits for a slow one.
const AHEAD: usize = 8;

/// How long to wait for a result before telling that time passes.
const PATIENCE: Duration = Duration::from_millis(100);

/// What happens, in order.
pub(crate) enum Event<R> {
    /// The next result.
    Result(R),
    /// There was no result for a while.
    Waiting,
}

/// Does the work on all that is fed, on so many threads, and takes the results
/// on this one, in the order in which they were fed.
///
/// # Errors
///
/// The first error of `take`, which ends the work.
pub(crate) fn in_order<T: Send, R: Send>(
    threads: NonZeroUsize,
    mut feed: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(Event<R>) -> io::Result<()>,
) -> io::Result<()> {
    if threads.get() == 1 {
        return feed.try_for_each(|piece| take(Event::Result(work(piece))));
    }
    let window = threads.get() * AHEAD;
    let (pieces, fed) = sync_channel::<(usize, T)>(window);
    let (done, results) = channel::<(usize, R)>();
    // The right to have one more piece under way.
    let (permit, permits) = channel::<()>();
    for _ in 0..window {
        // Its receiver is here.
        let _ = permit.send(());
    }
    let fed = Mutex::new(fed);
    thread::scope(|scope| {
        scope.spawn(move || {
            for piece in feed.enumerate() {
                if pieces.send(piece).is_err() || permits.recv().is_err() {
                    break;
                }
            }
        });
        for _ in 0..threads.get() {
            let (done, fed, work) = (done.clone(), &fed, &work);
            scope.spawn(move || {
                while let Some((number, piece)) = next(fed) {
                    if done.send((number, work(piece))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(done);
        let taken = take_all(&results, &permit, &mut take);
        if taken.is_err() {
            // So that nobody waits for somebody who has gone.
            drop((results, permit));
            while next(&fed).is_some() {}
        }
        taken
    })
}

/// The next piece, when somebody feeds one.
fn next<T>(fed: &Mutex<Receiver<T>>) -> Option<T> {
    let fed = fed.lock().unwrap_or_else(PoisonError::into_inner);
    fed.recv().ok()
}

fn take_all<R>(
    results: &Receiver<(usize, R)>,
    permit: &Sender<()>,
    take: &mut impl FnMut(Event<R>) -> io::Result<()>,
) -> io::Result<()> {
    let mut early = BTreeMap::new();
    let mut expected = 0;
    loop {
        match results.recv_timeout(PATIENCE) {
            Ok((number, result)) => {
                early.insert(number, result);
            }
            Err(RecvTimeoutError::Timeout) => take(Event::Waiting)?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        while let Some(result) = early.remove(&expected) {
            take(Event::Result(result))?;
            expected += 1;
            // When all has been fed, nobody needs it.
            let _ = permit.send(());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{AHEAD, Event, in_order};
    use std::io;
    use std::num::NonZeroUsize;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;
    use std::time::Duration;

    fn threads(count: usize) -> NonZeroUsize {
        NonZeroUsize::new(count).unwrap()
    }

    #[test]
    fn results_come_in_order() {
        for count in [1, 2, 7] {
            let mut taken = Vec::new();
            let work = |number: u64| {
                thread::sleep(Duration::from_micros(number * 7 % 50));
                number * 2
            };
            in_order(threads(count), 0..500, work, |event| {
                if let Event::Result(result) = event {
                    taken.push(result);
                }
                Ok(())
            })
            .unwrap();
            assert_eq!(taken, (0..500).map(|number| number * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn no_more_is_read_ahead_than_the_window() {
        let (fed, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let feed = (0..1_000).inspect(|_| {
            let ahead = fed.fetch_add(1, Ordering::SeqCst) - taken.load(Ordering::SeqCst);
            assert!(ahead <= 2 * AHEAD + 1, "{ahead}");
        });
        in_order(
            threads(2),
            feed,
            |number| number,
            |event| {
                if let Event::Result(_) = event {
                    taken.fetch_add(1, Ordering::SeqCst);
                }
                Ok(())
            },
        )
        .unwrap();
    }

    #[test]
    fn an_error_ends_the_work() {
        for count in [1, 3] {
            let result = in_order(
                threads(count),
                0..,
                |number| number,
                |event| match event {
                    Event::Result(5) => Err(io::Error::other("full")),
                    _ => Ok(()),
                },
            );
            assert_eq!(result.unwrap_err().to_string(), "full");
        }
    }
}
