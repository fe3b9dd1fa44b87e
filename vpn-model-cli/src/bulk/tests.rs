use super::{AHEAD, Crew, Event, in_order};
use std::io;
use std::num::NonZeroUsize;
use std::panic::catch_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{self, ThreadId};
use std::time::Duration;

/// With and without the thread that takes.
fn crews<const N: usize>(counts: [usize; N]) -> impl Iterator<Item = Crew> {
    counts.into_iter().flat_map(|count| {
        [false, true].map(|with_taker| Crew {
            threads: NonZeroUsize::new(count).unwrap(),
            with_taker,
        })
    })
}

#[test]
fn results_come_in_order() {
    for crew in crews([1, 2, 7]) {
        let mut taken = Vec::new();
        let work = |(): &mut (), number: u64| {
            thread::sleep(Duration::from_micros(number * 7 % 50));
            number * 2
        };
        in_order(crew, 0..500, work, |event| {
            if let Event::Result(result) = event {
                taken.push(*result);
            }
            Ok(())
        })
        .unwrap();
        assert_eq!(taken, (0..500).map(|number| number * 2).collect::<Vec<_>>());
    }
}

#[test]
fn no_more_is_read_ahead_than_the_window() {
    for crew in crews([2]) {
        let (fed, taken) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let feed = (0..1_000).inspect(|_| {
            let ahead = fed.fetch_add(1, Ordering::SeqCst) - taken.load(Ordering::SeqCst);
            assert!(ahead <= 2 * AHEAD + 1, "{ahead}");
        });
        in_order(
            crew,
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
        assert_eq!(taken.into_inner(), 1_000);
    }
}

#[test]
fn a_panic_ends_the_work() {
    for crew in crews([3]) {
        let work = |(): &mut (), number| assert_ne!(number, 5);
        let ended = catch_unwind(|| in_order(crew, 0..1_000_000, work, |_| Ok(())));
        assert!(ended.is_err());
    }
}

#[test]
fn an_error_ends_the_work() {
    for crew in crews([1, 3]) {
        let result = in_order(
            crew,
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

#[test]
fn what_was_taken_is_dropped_by_the_thread_that_made_it() {
    struct Made {
        on: ThreadId,
        elsewhere: Arc<AtomicUsize>,
    }
    impl Drop for Made {
        fn drop(&mut self) {
            if thread::current().id() != self.on {
                self.elsewhere.fetch_add(1, Ordering::SeqCst);
            }
        }
    }
    for crew in crews([1, 2, 7]) {
        let elsewhere = Arc::<AtomicUsize>::default();
        let work = |(): &mut (), _| {
            thread::sleep(Duration::from_micros(20));
            Made {
                on: thread::current().id(),
                elsewhere: Arc::clone(&elsewhere),
            }
        };
        in_order(crew, 0..1_000, work, |_| Ok(())).unwrap();
        // Only the last of each thread are left when it is gone.
        let most = crew.threads.get() * (AHEAD + 1);
        assert!(elsewhere.load(Ordering::SeqCst) <= most, "{elsewhere:?}");
    }
}
