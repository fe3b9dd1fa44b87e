//! Measures candidates in turn and makes tables of ratios.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How long to work before anything is measured.
const WARM_UP: Duration = Duration::from_secs(3);

/// Something to measure.
pub struct Candidate<'c> {
    /// What the table calls it.
    pub name: &'c str,
    /// One run; the result keeps the compiler from leaving it out.
    pub run: Box<dyn Fn() -> usize + 'c>,
}

impl<'c> Candidate<'c> {
    /// A name and a piece of work that says how much it did.
    pub fn new(name: &'c str, run: impl Fn() -> usize + 'c) -> Self {
        Self {
            name,
            run: Box::new(run),
        }
    }
}

/// How often to measure.
#[derive(Clone, Copy)]
pub struct Rounds(pub usize);

impl Rounds {
    /// So often under `cargo bench`, and once where `cargo test --benches` only
    /// wants to know that it runs. Works for a while first: a processor that did
    /// nothing before is slow at the beginning, and not for all alike.
    #[must_use]
    pub fn of_bench(rounds: usize) -> Self {
        let bench = std::env::args().any(|argument| argument == "--bench");
        let start = Instant::now();
        while bench && start.elapsed() < WARM_UP {
            black_box((0..black_box(1_000_u64)).sum::<u64>());
        }
        Self(if bench { rounds } else { 1 })
    }

    /// The median time of one run of each candidate. They take turns, so that
    /// whatever else the machine does hits them alike.
    #[must_use]
    pub fn medians(self, candidates: &[Candidate<'_>]) -> Vec<Duration> {
        let batches: Vec<u32> = candidates.iter().map(|each| self.batch(each)).collect();
        let mut times: Vec<Vec<Duration>> = candidates.iter().map(|_| Vec::new()).collect();
        for _ in 0..self.0 {
            for ((candidate, times), batch) in candidates.iter().zip(&mut times).zip(&batches) {
                let start = Instant::now();
                for _ in 0..*batch {
                    black_box((candidate.run)());
                }
                times.push(start.elapsed() / *batch);
            }
        }
        times.into_iter().map(median).collect()
    }

    /// How many runs make a tenth of a millisecond, more than the clock's grain. Warms up, too.
    fn batch(self, candidate: &Candidate<'_>) -> u32 {
        if self.0 == 1 {
            return 1;
        }
        // The first runs fetch code and memory, which takes longer than what they do: a batch
        // of so few would measure nothing else.
        let start = Instant::now();
        let mut runs = 0;
        while start.elapsed() < Duration::from_millis(2) {
            black_box((candidate.run)());
            runs += 1;
        }
        (runs / 20).max(1)
    }

    /// A table: a row for each candidate with its median, and its ratio to the first.
    #[must_use]
    pub fn table(self, title: &str, candidates: &[Candidate<'_>]) -> String {
        let medians = self.medians(candidates);
        let first = medians.first().copied().unwrap_or_default();
        let mut table = format!("{title}\n\n|  | median | ratio |\n| --- | ---: | ---: |\n");
        for (candidate, median) in candidates.iter().zip(medians) {
            let (name, micros) = (candidate.name, micros(median));
            let _ = writeln!(table, "| {name} | {micros} | {:.2} |", ratio(median, first));
        }
        table
    }
}

/// How many times as long.
#[must_use]
pub fn ratio(time: Duration, of: Duration) -> f64 {
    time.as_secs_f64() / of.as_secs_f64()
}

/// A duration in microseconds, for tables.
#[must_use]
pub fn micros(time: Duration) -> String {
    format!("{:.2} µs", time.as_secs_f64() * 1e6)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
