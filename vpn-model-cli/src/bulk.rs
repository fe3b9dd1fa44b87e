//! Much work on all cores, with the results in order and little in memory.
//!
//! Threads of the standard library do: a pool such as rayon's takes what it
//! gets in any order and without end, and this needs the opposite. So many
//! pieces are under way at most; the next is read only when the oldest was
//! taken. Each thread fetches its own pieces, and the one that takes the
//! results sleeps until there are enough of them: to wake a thread costs as
//! much as to check a few files.

use std::collections::BTreeMap;
use std::io;
use std::iter::Fuse;
use std::num::NonZeroUsize;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// So many pieces a thread are under way: enough that none waits for a slow one.
const AHEAD: usize = 8;

/// How long to wait for results before taking the few that are there, or
/// telling that time passes.
const PATIENCE: Duration = Duration::from_millis(100);

/// What happens, in order.
pub(crate) enum Event<R> {
    /// The next result.
    Result(R),
    /// There was no result for a while.
    Waiting,
}

/// Does the work on all that is fed, on so many threads, and takes the results
/// on this one, in the order in which they were fed. Each thread has something
/// of its own (`S`) to work with.
///
/// # Errors
///
/// The first error of `take`, which ends the work.
pub(crate) fn in_order<T, R: Send, S: Default>(
    threads: NonZeroUsize,
    mut feed: impl Iterator<Item = T> + Send,
    work: impl Fn(&mut S, T) -> R + Sync,
    mut take: impl FnMut(Event<R>) -> io::Result<()>,
) -> io::Result<()> {
    if threads.get() == 1 {
        let mut own = S::default();
        return feed.try_for_each(|piece| take(Event::Result(work(&mut own, piece))));
    }
    let belt = Belt::new(feed, threads.get());
    thread::scope(|scope| {
        let _closing = Closing(&belt);
        for _ in 0..threads.get() {
            scope.spawn(|| belt.serve(&work));
        }
        belt.take_all(&mut take)
    })
}

/// Where pieces come from, and results go.
struct Belt<I: Iterator, R> {
    window: usize,
    feed: Mutex<Feed<I>>,
    state: Mutex<State<R>>,
    /// Told when there is something to take.
    ready: Condvar,
    /// Told when there is room for more.
    room: Condvar,
}

struct Feed<I: Iterator> {
    pieces: Fuse<I>,
    /// How many were fetched.
    fetched: usize,
}

struct State<R> {
    /// By the number of the piece.
    results: BTreeMap<usize, R>,
    /// How many were taken.
    taken: usize,
    /// How many threads are at work.
    working: usize,
    /// Whether one of them waits for room. It has the feed, so there are no more.
    is_full: bool,
    /// Nobody takes results any more.
    closed: bool,
}

impl<I: Iterator, R> Belt<I, R> {
    fn new(feed: I, threads: usize) -> Self {
        Self {
            window: threads * AHEAD,
            feed: Mutex::new(Feed {
                pieces: feed.fuse(),
                fetched: 0,
            }),
            state: Mutex::new(State {
                results: BTreeMap::new(),
                taken: 0,
                working: threads,
                is_full: false,
                closed: false,
            }),
            ready: Condvar::new(),
            room: Condvar::new(),
        }
    }

    /// What a thread does.
    fn serve<S: Default>(&self, work: &impl Fn(&mut S, I::Item) -> R) {
        let _leaving = Leaving(self);
        let mut own = S::default();
        while let Some((number, piece)) = self.fetch() {
            let result = work(&mut own, piece);
            let mut state = lock(&self.state);
            state.results.insert(number, result);
            let enough = state.is_full || state.results.len() >= self.window / 2;
            if enough && state.results.contains_key(&state.taken) {
                self.ready.notify_one();
            }
        }
    }

    /// The next piece, as soon as there is room for it.
    fn fetch(&self) -> Option<(usize, I::Item)> {
        let mut feed = lock(&self.feed);
        let mut state = lock(&self.state);
        while !state.closed && feed.fetched >= state.taken + self.window {
            state.is_full = true;
            state = unpoisoned(self.room.wait(state));
        }
        state.is_full = false;
        if state.closed {
            return None;
        }
        drop(state);
        let piece = feed.pieces.next()?;
        feed.fetched += 1;
        Some((feed.fetched - 1, piece))
    }

    fn take_all(&self, take: &mut impl FnMut(Event<R>) -> io::Result<()>) -> io::Result<()> {
        let mut has_waited = false;
        loop {
            let mut state = lock(&self.state);
            let next = state.taken;
            if let Some(result) = state.results.remove(&next) {
                drop(state);
                take(Event::Result(result))?;
                lock(&self.state).taken += 1;
                has_waited = false;
            } else if state.working == 0 {
                return Ok(());
            } else if has_waited {
                drop(state);
                take(Event::Waiting)?;
                has_waited = false;
            } else {
                if state.is_full {
                    self.room.notify_one();
                }
                let woken = self.ready.wait_timeout(state, PATIENCE);
                has_waited = unpoisoned(woken).1.timed_out();
            }
        }
    }
}

/// However a thread ends, nobody waits for it.
struct Leaving<'b, I: Iterator, R>(&'b Belt<I, R>);

impl<I: Iterator, R> Drop for Leaving<'_, I, R> {
    fn drop(&mut self) {
        let Self(belt) = self;
        let mut state = lock(&belt.state);
        state.working -= 1;
        // The result of a work that panicked never comes.
        if thread::panicking() {
            state.closed = true;
            belt.room.notify_one();
        }
        if state.working == 0 {
            belt.ready.notify_one();
        }
    }
}

/// However taking ends, the others end, too.
struct Closing<'b, I: Iterator, R>(&'b Belt<I, R>);

impl<I: Iterator, R> Drop for Closing<'_, I, R> {
    fn drop(&mut self) {
        let Self(belt) = self;
        lock(&belt.state).closed = true;
        belt.room.notify_one();
    }
}

/// A panic elsewhere leaves nothing half done here, and ends the work anyway.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    unpoisoned(mutex.lock())
}

fn unpoisoned<T>(result: Result<T, PoisonError<T>>) -> T {
    result.unwrap_or_else(PoisonError::into_inner)
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
            let work = |(): &mut (), number: u64| {
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
            |(): &mut (), number| number,
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
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_panic_ends_the_work() {
        let work = |(): &mut (), number| assert_ne!(number, 5);
        let _ = in_order(threads(3), 0..1_000_000, work, |_| Ok(()));
    }

    #[test]
    fn an_error_ends_the_work() {
        for count in [1, 3] {
            let result = in_order(
                threads(count),
                0..,
                |(): &mut (), number| number,
                |event| match event {
                    Event::Result(5) => Err(io::Error::other("full")),
                    _ => Ok(()),
                },
            );
            assert_eq!(result.unwrap_err().to_string(), "full");
        }
    }
}
