//! Measures candidates in turn and prints ratios of medians.

use std::hint::black_box;
use std::io::{self, Write};
use std::time::{Duration, Instant};

/// Something to measure: a name and a piece of work that says how much it did.
pub struct Candidate<'c> {
    /// What the table calls it.
    pub name: &'c str,
    /// One run; the result keeps the compiler from leaving it out.
    pub run: Box<dyn Fn() -> usize + 'c>,
}

/// Measures the candidates in turn, `rounds` times, and prints a row for each:
/// the median of one run, and its ratio to the first candidate.
///
/// # Errors
///
/// Standard output cannot be written.
pub fn compare(title: &str, rounds: usize, candidates: &[Candidate<'_>]) -> io::Result<()> {
    const BATCH: u32 = 200;
    let mut times: Vec<Vec<Duration>> = candidates.iter().map(|_| Vec::new()).collect();
    for round in 0..=rounds {
        for (candidate, times) in candidates.iter().zip(&mut times) {
            let start = Instant::now();
            for _ in 0..BATCH {
                black_box((candidate.run)());
            }
            // The first round warms up.
            if round > 0 {
                times.push(start.elapsed() / BATCH);
            }
        }
    }
    let medians: Vec<Duration> = times.into_iter().map(median).collect();
    let first = medians.first().copied().unwrap_or_default();
    let mut out = io::stdout().lock();
    writeln!(out, "\n{title}\n")?;
    writeln!(out, "| candidate | median | ratio |\n|---|---:|---:|")?;
    for (candidate, median) in candidates.iter().zip(medians) {
        let ratio = median.as_secs_f64() / first.as_secs_f64();
        let micros = median.as_secs_f64() * 1e6;
        writeln!(out, "| {} | {micros:.2} µs | {ratio:.2} |", candidate.name)?;
    }
    Ok(())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
