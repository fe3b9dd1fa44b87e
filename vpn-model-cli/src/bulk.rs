//! Much work on all cores, with the results in order and little in memory.
//!
//! Threads of the standard library do: a pool such as rayon's takes what it
//! gets in any order and without end, and this needs the opposite. So many
//! pieces are under way at most; the next is read only when the oldest was
//! taken. Each thread fetches its own pieces. The one that takes the results
//! works, too, if nothing can make it wait; else it sleeps until there are
//! enough results: to wake a thread costs as much as to check a few files.
//!
//! What was taken goes back to the thread that made it, to be dropped there:
//! an allocator keeps what each thread has apart, and two threads that free
//! what is the other's wait for each other.

use std::collections::BTreeMap;
use std::io;
use std::iter::{self, Fuse};
use std::num::NonZeroUsize;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// So many pieces a thread are under way: enough that none waits for a slow one.
const AHEAD: usize = 8;

/// How often to look for the last results before sleeping: they are nearly there.
const LOOKS: usize = 50;

/// How long to wait for results before taking the few that are there, or
/// telling that time passes.
const PATIENCE: Duration = Duration::from_millis(100);

/// What happens, in order.
pub(crate) enum Event<'r, R> {
    /// The next result.
    Result(&'r mut R),
    /// There was no result for a while.
    Waiting,
}

/// Who does the work.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Crew {
    /// So many threads.
    pub(crate) threads: NonZeroUsize,
    /// Whether the one that takes the results is one of them. Not if the feed
    /// may have to wait for more: meanwhile it would take nothing.
    pub(crate) with_taker: bool,
}

/// Calls another core before there is work for it. One that sleeps takes as long
/// to come as a few hundred files take, longest where it is virtual; the first
/// other thread of a process makes room for all that follow, too.
pub(crate) fn wake_a_core() {
    // Where there can be no other thread, the work will say so.
    let _ = thread::Builder::new().spawn(|| {});
}

/// Does the work on all that is fed and takes the results on this thread, in
/// the order in which they were fed. Each thread has something of its own
/// (`S`) to work with.
///
/// # Errors
///
/// The first error of `take`, which ends the work.
pub(crate) fn in_order<T, R: Send, S: Default>(
    crew: Crew,
    mut feed: impl Iterator<Item = T> + Send,
    work: impl Fn(&mut S, T) -> R + Sync,
    mut take: impl FnMut(Event<'_, R>) -> io::Result<()>,
) -> io::Result<()> {
    let threads = crew.threads.get();
    let mut own = S::default();
    if threads == 1 {
        return feed.try_for_each(|piece| take(Event::Result(&mut work(&mut own, piece))));
    }
    let others = threads - usize::from(crew.with_taker);
    let belt = Belt::new(feed, threads, others);
    thread::scope(|scope| {
        let _closing = Closing(&belt);
        for worker in 0..others {
            let (belt, work) = (&belt, &work);
            scope.spawn(move || belt.serve(worker, work));
        }
        let work = |piece| work(&mut own, piece);
        belt.take_all(crew.with_taker.then_some(work), &mut take)
    })
}

/// Where pieces come from, and results go. Who needs both locks, takes the
/// feed's first.
struct Belt<I: Iterator, R> {
    window: usize,
    feed: Mutex<Fuse<I>>,
    state: Mutex<State<R>>,
    /// Told when there is something to take.
    ready: Condvar,
    /// Told when there is room for more.
    room: Condvar,
}

struct State<R> {
    /// By the number of the piece.
    results: BTreeMap<usize, Made<R>>,
    /// What was taken, for each of the other threads to drop what it made.
    spent: Vec<Vec<R>>,
    /// How many pieces were fetched.
    fetched: usize,
    /// Whether there are no more.
    ended: bool,
    /// How many results were taken.
    taken: usize,
    /// How many other threads are at work.
    working: usize,
    /// How many of them wait for room.
    waiting: usize,
    /// Nobody takes results any more.
    closed: bool,
}

/// A result.
struct Made<R> {
    result: R,
    /// Which of the other threads made it; none: the one that takes.
    by: Option<usize>,
}

/// What there is to do.
enum Fetched<T> {
    Piece(usize, T),
    /// There are as many pieces under way as may be.
    Full,
    Nothing,
}

impl<I: Iterator, R> Belt<I, R> {
    fn new(feed: I, threads: usize, others: usize) -> Self {
        Self {
            window: threads * AHEAD,
            feed: Mutex::new(feed.fuse()),
            state: Mutex::new(State {
                results: BTreeMap::new(),
                spent: iter::repeat_with(Vec::new).take(others).collect(),
                fetched: 0,
                ended: false,
                taken: 0,
                working: others,
                waiting: 0,
                closed: false,
            }),
            ready: Condvar::new(),
            room: Condvar::new(),
        }
    }

    /// What a thread does that only works.
    fn serve<S: Default>(&self, worker: usize, work: &impl Fn(&mut S, I::Item) -> R) {
        let _leaving = Leaving(self);
        let mut own = S::default();
        loop {
            match self.fetch() {
                Fetched::Piece(number, piece) => {
                    let result = work(&mut own, piece);
                    drop(self.put(number, result, Some(worker)));
                }
                Fetched::Full => self.wait_for_room(),
                Fetched::Nothing => return,
            }
        }
    }

    fn fetch(&self) -> Fetched<I::Item> {
        // Held until there is a piece, so that pieces get their numbers in order.
        let mut feed = lock(&self.feed);
        let mut state = lock(&self.state);
        if state.closed {
            return Fetched::Nothing;
        }
        if state.fetched >= state.taken + self.window {
            return Fetched::Full;
        }
        let number = state.fetched;
        state.fetched += 1;
        drop(state);
        match feed.next() {
            Some(piece) => Fetched::Piece(number, piece),
            None => {
                let mut state = lock(&self.state);
                state.fetched = number;
                state.ended = true;
                Fetched::Nothing
            }
        }
    }

    /// Hands a result over, and gets what was taken of those that this thread made.
    fn put(&self, number: usize, result: R, by: Option<usize>) -> Vec<R> {
        let mut state = lock(&self.state);
        state.results.insert(number, Made { result, by });
        let enough = state.waiting > 0 || state.results.len() >= self.window / 2;
        if enough && by.is_some() && state.results.contains_key(&state.taken) {
            self.ready.notify_one();
        }
        let spent = by.and_then(|worker| state.spent.get_mut(worker));
        spent.map(std::mem::take).unwrap_or_default()
    }

    /// Waits until something was taken.
    fn wait_for_room(&self) {
        let mut state = lock(&self.state);
        state.waiting += 1;
        while !state.closed && state.fetched >= state.taken + self.window {
            state = unpoisoned(self.room.wait(state));
        }
        state.waiting -= 1;
    }

    fn take_all(
        &self,
        mut work: Option<impl FnMut(I::Item) -> R>,
        take: &mut impl FnMut(Event<'_, R>) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut has_waited = false;
        let mut looks = 0;
        loop {
            let mut state = lock(&self.state);
            let next = state.taken;
            if let Some(mut made) = state.results.remove(&next) {
                drop(state);
                take(Event::Result(&mut made.result))?;
                self.took(made);
                (has_waited, looks) = (false, 0);
                continue;
            }
            if state.waiting > 0 {
                self.room.notify_all();
            }
            if has_waited {
                drop(state);
                take(Event::Waiting)?;
                has_waited = false;
                continue;
            }
            if let Some(working) = &mut work {
                drop(state);
                match self.fetch() {
                    Fetched::Piece(number, piece) => {
                        self.put(number, working(piece), None);
                        continue;
                    }
                    Fetched::Full => {}
                    Fetched::Nothing => work = None,
                }
                state = lock(&self.state);
                if state.results.contains_key(&next) {
                    continue;
                }
            }
            if state.working == 0 || (state.ended && state.fetched == next) {
                return Ok(());
            }
            if state.ended && looks < LOOKS {
                drop(state);
                looks += 1;
                thread::yield_now();
                continue;
            }
            let woken = self.ready.wait_timeout(state, PATIENCE);
            has_waited = unpoisoned(woken).1.timed_out();
        }
    }

    /// Counts a result that was taken, and leaves it to who made it.
    fn took(&self, made: Made<R>) {
        let Made { result, by } = made;
        let mut state = lock(&self.state);
        state.taken += 1;
        match by.and_then(|worker| state.spent.get_mut(worker)) {
            Some(spent) => spent.push(result),
            None => {
                drop(state);
                drop(result);
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
            belt.room.notify_all();
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
        belt.room.notify_all();
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
mod tests;
