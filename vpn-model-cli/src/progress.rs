//! The bar on a terminal for work that takes its time.

use std::io::{self, IsTerminal as _};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// How far the work is, shown on standard error if that is a terminal.
#[derive(Debug)]
pub(crate) struct Progress {
    /// None: nobody would see it.
    since: Option<Instant>,
    bar: Option<ProgressBar>,
    files: usize,
    done: usize,
    payloads: usize,
}

impl Progress {
    pub(crate) fn new(wanted: bool, files: usize) -> Self {
        let is_seen = wanted && io::stderr().is_terminal();
        Self {
            since: is_seen.then(Instant::now),
            bar: None,
            files,
            done: 0,
            payloads: 0,
        }
    }

    /// So many payloads more were checked; and a file, perhaps.
    pub(crate) fn advance(&mut self, payloads: usize, files: usize) {
        self.payloads += payloads;
        self.done += files;
        self.show();
    }

    /// Shows how far it is, if it takes its time.
    pub(crate) fn show(&mut self) {
        let Some(since) = self.since else { return };
        if self.bar.is_none() && since.elapsed() < PATIENCE {
            return;
        }
        let (files, payloads) = (self.files, self.payloads);
        let bar = self.bar.get_or_insert_with(|| bar(files));
        bar.set_position(u64::try_from(self.done).unwrap_or(u64::MAX));
        bar.set_message(format!("{payloads} payloads"));
        bar.tick();
    }

    /// Does something that writes to the terminal, without the bar in its way.
    pub(crate) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Whether the terminal shows a bar now.
    pub(crate) const fn is_shown(&self) -> bool {
        self.bar.is_some()
    }

    /// Takes the bar away.
    pub(crate) fn finish(&mut self) {
        self.since = None;
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

fn bar(files: usize) -> ProgressBar {
    let target = ProgressDrawTarget::stderr_with_hz(10);
    let bar = ProgressBar::with_draw_target(u64::try_from(files).ok(), target);
    let template = "{bar:30} {pos}/{len} files, {msg}, {elapsed}";
    // A template of our own is a good one; the other one would do.
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
