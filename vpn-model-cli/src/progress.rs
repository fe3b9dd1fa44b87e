//! The bar on a terminal for work that takes its time.

use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::text::counted;

/// Work that is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the bar is drawn.
const PACE: Duration = Duration::from_millis(100);

/// How far the work is, shown on standard error if that is a terminal.
#[derive(Debug)]
pub(crate) struct Progress {
    since: Instant,
    drawn: Instant,
    /// None: nothing is shown at the moment.
    bar: Option<ProgressBar>,
    files: usize,
    done: usize,
    payloads: usize,
}

impl Progress {
    /// Work on so many files begins; none when nobody would see it.
    pub(crate) fn begin(files: usize) -> Option<Self> {
        let now = Instant::now();
        io::stderr().is_terminal().then_some(Self {
            since: now,
            drawn: now,
            bar: None,
            files,
            done: 0,
            payloads: 0,
        })
    }

    /// So many payloads and files more were checked.
    pub(crate) const fn count(&mut self, payloads: usize, files: usize) {
        self.payloads += payloads;
        self.done += files;
    }

    /// Whether it is time to draw the bar.
    pub(crate) fn is_due(&self) -> bool {
        self.since.elapsed() >= PATIENCE && self.drawn.elapsed() >= PACE
    }

    /// Draws the bar.
    pub(crate) fn draw(&mut self) {
        self.drawn = Instant::now();
        let (files, since) = (self.files, self.since);
        let bar = self.bar.get_or_insert_with(|| bar(files, since));
        bar.set_message(counted(self.payloads, "payload"));
        bar.set_position(u64::try_from(self.done).unwrap_or(u64::MAX));
        bar.tick();
    }

    /// Takes the bar away, so that something can be written.
    pub(crate) fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

fn bar(files: usize, since: Instant) -> ProgressBar {
    let target = ProgressDrawTarget::stderr_with_hz(20);
    let bar = ProgressBar::with_draw_target(u64::try_from(files).ok(), target);
    // How far a file with lines is, nobody knows.
    let template = match files {
        1 => "{spinner} {msg}, {elapsed}",
        _ => "{bar:30} {pos}/{len} files, {msg}, {elapsed}",
    };
    let bar = bar.with_elapsed(since.elapsed());
    // A template of our own is a good one; the other one would do.
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
