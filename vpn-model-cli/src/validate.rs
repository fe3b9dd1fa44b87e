//! `vpn-model validate`: checks payloads, on all cores, and reports in order.
//!
//! [`Plan`] says what is to be checked, as what and with what; [`check`] does
//! it, on any thread; [`Tally`] takes what was found, in order.

use std::io::{self, BufReader};
use std::iter;
use std::num::{NonZeroU16, NonZeroUsize};
use std::sync::Arc;
use std::thread;

use vpn_model::Limits;

use crate::args::{Deny, ValidateOptions};
use crate::baseline::Baseline;
use crate::bulk::{self, Crew, Event};
use crate::check::{Refusal, Terms, Verdict, check};
use crate::config::{Config, Wanted};
use crate::console::{Complaint, Console};
use crate::ndjson::{Batch, Batches, Record};
use crate::outcome::Outcome;
use crate::overwrite;
use crate::plan::{Plan, Task};
use crate::render::{Pens, Reports};
use crate::room::Room;
use crate::tally::{Document, Piece, Tally};

pub(crate) fn run(options: &ValidateOptions, console: &mut Console) -> io::Result<Outcome> {
    console.set_quiet(options.run.quiet);
    if options.run.jobs != Some(NonZeroU16::MIN) {
        bulk::wake_a_core();
    }
    let (plan, baseline) = match prepare(options) {
        Ok(prepared) => prepared,
        Err(complaints) => {
            let outcomes = complaints
                .iter()
                .map(|complaint| console.complain(complaint));
            return Ok(outcomes.max().unwrap_or_default());
        }
    };
    let (plan, is_full) = (&plan, baseline.is_some());
    let reports = match Reports::open(&options.report, console)? {
        Ok(reports) => reports,
        Err(complaint) => return Ok(console.complain(&complaint)),
    };
    let desk = Desk {
        plan,
        pens: reports.pens(),
        // What the baseline knows, and what has no room, nobody will read.
        draws_documents: !is_full && options.run.max_violations.is_none(),
        is_full,
    };
    let denied = options.deny == Some(Deny::Warnings);
    let mut tally = Tally::new(plan, reports, console, &options.run, baseline, denied);
    for complaint in &plan.complaints {
        tally.complain(complaint);
    }
    tally.console.begin_work(plan.tasks.len());
    let threads = threads(options, plan);
    // A file with lines is a group of its own.
    let groups = plan.tasks.chunk_by(|a, b| !a.has_lines && !b.has_lines);
    let feed = groups
        .flat_map(|group| shares(group, threads))
        .flat_map(units);
    let work = |buffer: &mut Vec<u8>, unit| desk.work(unit, buffer);
    let crew = Crew {
        threads,
        // More lines may come at any time.
        with_taker: plan.tasks.iter().all(|task| !task.has_lines),
    };
    let worked = bulk::in_order(crew, feed, work, |event| {
        let Event::Result(piece) = event else {
            // Who feeds a stream slowly wants to see what was found so far.
            tally.console.flush()?;
            return tally.console.advance(0, 0);
        };
        let (payloads, files) = match &*piece {
            Piece::Documents(documents) => (documents.len(), documents.len()),
            Piece::Lines(_, _, verdicts, _) => (verdicts.len(), 0),
            Piece::End(..) => (0, 1),
        };
        let is_stream = matches!(piece, Piece::Lines(..));
        tally.take(piece)?;
        if is_stream && tally.is_of_no_more_use() {
            return Err(io::ErrorKind::BrokenPipe.into());
        }
        tally.console.advance(payloads, files)
    });
    if let Err(error) = worked
        && error.kind() != io::ErrorKind::BrokenPipe
    {
        return Err(error);
    }
    tally.console.end_work();
    tally.finish()
}

/// So many small files are handed to a thread at once: it costs as much as to check one.
const TOGETHER: usize = 16;
/// But so many shares a thread are left at least, so that all threads are done at the same time.
const SHARES: usize = 4;

/// Shares of some files.
fn shares(mut tasks: &[Task], threads: NonZeroUsize) -> impl Iterator<Item = &[Task]> {
    iter::from_fn(move || {
        let count = (tasks.len() / threads / SHARES).clamp(1, TOGETHER);
        let (share, rest) = tasks.split_at_checked(count)?;
        tasks = rest;
        Some(share)
    })
}

fn prepare(options: &ValidateOptions) -> Result<(Plan, Option<Baseline>), Vec<Complaint>> {
    let wanted = match &options.run.config {
        _ if options.run.no_config => Wanted::Nothing,
        Some(path) => Wanted::File(path),
        None => Wanted::Search,
    };
    let mut plan = Plan::make(options, Config::load(wanted)?)?;
    overwrite::prevent(options, &mut plan).map_err(|complaint| vec![complaint])?;
    let baseline = match (&options.run.baseline, &options.run.write_baseline) {
        (Some(path), _) => Some(Baseline::load(path).map_err(|complaint| vec![complaint])?),
        (None, Some(path)) => Some(Baseline::new(path)),
        (None, None) => None,
    };
    Ok((plan, baseline))
}

/// More threads help nobody, and the system has not endlessly many.
const MOST: NonZeroU16 = match NonZeroU16::new(512) {
    Some(most) => most,
    None => NonZeroU16::MIN,
};

/// As many threads as there are cores, and as there is work for.
fn threads(options: &ValidateOptions, plan: &Plan) -> NonZeroUsize {
    let has_lines = plan.tasks.iter().any(|task| task.has_lines);
    let useful = match plan.tasks.len() {
        _ if has_lines => NonZeroUsize::MAX,
        files => NonZeroUsize::new(files).unwrap_or(NonZeroUsize::MIN),
    };
    let cores = || thread::available_parallelism().unwrap_or(NonZeroUsize::MIN);
    let told = options.run.jobs.map(|jobs| jobs.min(MOST).into());
    match useful {
        // To find out how many cores there are, the system is asked for more than for a file.
        NonZeroUsize::MIN => useful,
        _ => told.unwrap_or_else(cores).min(useful),
    }
}

/// Something to do.
enum Unit<'p> {
    Documents(&'p [Task]),
    Lines(&'p Task, Batch, Arc<Room>),
    End(&'p Task, Result<(), Complaint>),
}

/// What is to be done for some files, or for one with lines.
fn units(tasks: &[Task]) -> Box<dyn Iterator<Item = Unit<'_>> + Send + '_> {
    let [
        task @ Task {
            has_lines: true, ..
        },
    ] = tasks
    else {
        return Box::new(iter::once(Unit::Documents(tasks)));
    };
    let reader = match task.source.open() {
        Ok(reader) => BufReader::new(reader),
        Err(error) => {
            let complaint = task.source.cannot_read(&error);
            return Box::new(iter::once(Unit::End(task, Err(complaint))));
        }
    };
    // One byte more than the library takes, so that it says so.
    let most = Limits::default().document_size.saturating_add(1);
    let mut batches = Some(Batches::new(reader, most));
    let room = Arc::<Room>::default();
    Box::new(iter::from_fn(move || {
        let unit = match batches.as_mut()?.next() {
            Some(Ok(batch)) => return Some(Unit::Lines(task, batch, Arc::clone(&room))),
            Some(Err(error)) => Unit::End(task, Err(task.source.cannot_read(&error))),
            None => Unit::End(task, Ok(())),
        };
        batches = None;
        Some(unit)
    }))
}

/// What every thread that checks has in front of it.
struct Desk<'p> {
    plan: &'p Plan,
    pens: Arc<Pens>,
    /// Whether to draw what was found in whole files, before it is known how
    /// much of it will be shown.
    draws_documents: bool,
    /// Whether all violations are wanted, though more than anybody reads.
    is_full: bool,
}

impl<'p> Desk<'p> {
    fn terms(&self, task: &'p Task) -> Terms<'p> {
        Terms {
            is_full: self.is_full,
            ..self.plan.terms(task)
        }
    }

    /// Does what is to be done; the buffer is for the text of a file.
    fn work(&self, unit: Unit<'p>, buffer: &mut Vec<u8>) -> Piece<'p> {
        match unit {
            Unit::Documents(tasks) => {
                let found = tasks.iter();
                let found = found.map(|task| (task, self.document(task, buffer)));
                Piece::Documents(found.collect())
            }
            Unit::Lines(task, batch, room) => {
                let records = batch.records();
                let verdicts = records.map(|(text, record)| self.record(task, text, record, &room));
                let verdicts = verdicts.collect();
                Piece::Lines(task, batch, verdicts, room)
            }
            Unit::End(task, result) => Piece::End(task, result),
        }
    }

    fn document(&self, task: &'p Task, buffer: &mut Vec<u8>) -> Document {
        buffer.clear();
        task.source.read(buffer).map_err(Refusal::Text)?;
        let mut verdict = check(&task.name, buffer, self.terms(task))?;
        if self.draws_documents {
            // What fails here fails again, and is told, when it is taken.
            let _ = verdict.draw(&task.name, None, buffer, &self.pens);
        }
        let is_done = verdict.drawing.is_some() || verdict.report.is_empty();
        let text = if is_done {
            Vec::new()
        } else {
            std::mem::take(buffer)
        };
        Ok((text, verdict))
    }

    fn record(
        &self,
        task: &'p Task,
        text: &[u8],
        record: Record,
        room: &Room,
    ) -> Result<Verdict, Refusal> {
        let name = format_args!("{}:{}", task.name, record.line);
        let terms = Terms {
            counts_unchecked: room.is_full_of_unchecked(),
            ..self.terms(task)
        };
        let mut verdict = check(name, text, terms)?;
        // What the baseline knows takes no room.
        if !self.is_full {
            verdict.keep_to(room);
            let _ = verdict.draw(&task.name, Some(record), text, &self.pens);
        }
        Ok(verdict)
    }
}
