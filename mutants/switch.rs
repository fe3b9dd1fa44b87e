//! Goes into each crate: which mutant the process has, and which could be reached.

use std::io::Write as _;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};

static ACTIVE: LazyLock<usize> = LazyLock::new(|| {
    std::env::var("MUTANT")
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(usize::MAX)
});
static LOG: LazyLock<Option<std::sync::Mutex<std::fs::File>>> = LazyLock::new(|| {
    let path = std::env::var_os("MUTANT_LOG")?;
    Some(std::sync::Mutex::new(
        std::fs::OpenOptions::new()
            .append(true)
            .create(true)
            .open(path)
            .ok()?,
    ))
});
static SEEN: [AtomicBool; 8192] = [const { AtomicBool::new(false) }; 8192];

#[inline]
pub(crate) fn on(mutant: usize) -> bool {
    let active = *ACTIVE;
    if active == usize::MAX {
        note(mutant);
    }
    active == mutant
}

fn note(mutant: usize) {
    if SEEN[mutant].load(Ordering::Relaxed) {
        return;
    }
    if let Some(log) = &*LOG {
        if !SEEN[mutant].swap(true, Ordering::Relaxed) {
            let _ = log
                .lock()
                .unwrap()
                .write_all(format!("{mutant}\n").as_bytes());
        }
    }
}

/// What a function gives that says no more of its type than that it iterates.
pub(crate) enum Items<I: Iterator> {
    Changed(std::vec::IntoIter<I::Item>),
    Same(I),
}

impl<I: Iterator> Iterator for Items<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        match self {
            Self::Changed(items) => items.next(),
            Self::Same(items) => items.next(),
        }
    }
}

pub(crate) fn instead<I: Iterator>(
    changed: Option<Vec<I::Item>>,
    same: impl FnOnce() -> I,
) -> Items<I> {
    match changed {
        Some(items) => Items::Changed(items.into_iter()),
        None => Items::Same(same()),
    }
}
