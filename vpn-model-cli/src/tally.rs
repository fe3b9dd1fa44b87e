//! Takes what was found, in order: leaves out what is known, counts, and hands
//! the rest to the report.

use std::collections::HashSet;
use std::io;
use std::sync::Arc;

use vpn_model::Limits;

use crate::args::RunOptions;
use crate::baseline::Baseline;
use crate::check::{Refusal, Verdict};
use crate::console::{Complaint, Console};
use crate::ndjson::{Batch, Record};
use crate::outcome::Outcome;
use crate::plan::{Plan, Task};
use crate::render::{Records, Reports};
use crate::room::Room;
use crate::summary::{Counts, Summary};
use crate::target::Target;
use crate::text;

/// The text of a file, if it is still needed, and what was found in it.
pub(crate) type Document = Result<(Vec<u8>, Verdict), Refusal>;

/// What was found in a file, or in some lines of it.
pub(crate) enum Piece<'p> {
    /// Whole files.
    Documents(Vec<(&'p Task, Document)>),
    /// Some lines, and what tells whether there is room for more.
    Lines(&'p Task, Batch, Vec<Result<Verdict, Refusal>>, Arc<Room>),
    /// There are no more lines; or they cannot be read.
    End(&'p Task, Result<(), Complaint>),
}

/// So many are named of what can be much: a file's payloads that cannot be
/// checked, entries of a baseline.
const NAMED: usize = 10;

/// Takes what was found.
pub(crate) struct Tally<'p> {
    plan: &'p Plan,
    reports: Reports,
    pub(crate) console: &'p mut Console,
    summary: Summary,
    outcome: Outcome,
    baseline: Option<Baseline>,
    /// How many violations may still be shown; none: as many as there are.
    room: Option<usize>,
    /// Which `[[ignore]]` were of use.
    used: HashSet<usize>,
    /// Complaints that are the same for many files.
    said: HashSet<String>,
    /// Files that were checked: what the configuration and the baseline call them.
    checked: HashSet<&'p str>,
    keys: HashSet<String>,
    /// Files of which something was not checked; none: below another folder.
    skipped: HashSet<Option<&'p str>>,
    lines: Lines,
}

/// A file with one payload a line, as far as it was taken.
#[derive(Default)]
struct Lines {
    records: usize,
    invalid: usize,
    skipped: usize,
    target: Option<Target>,
    is_mixed: bool,
    omitted: usize,
    /// How many violations were shown, and how many rules that were not checked.
    shown: usize,
    unchecked: usize,
}

impl<'p> Tally<'p> {
    pub(crate) fn new(
        plan: &'p Plan,
        reports: Reports,
        console: &'p mut Console,
        options: &RunOptions,
        baseline: Option<Baseline>,
        warnings_denied: bool,
    ) -> Self {
        Self {
            plan,
            reports,
            console,
            summary: Summary {
                warnings_denied,
                ..Summary::default()
            },
            outcome: Outcome::Clean,
            baseline,
            room: options.max_violations,
            used: HashSet::new(),
            said: HashSet::new(),
            checked: HashSet::new(),
            keys: HashSet::new(),
            skipped: HashSet::new(),
            lines: Lines::default(),
        }
    }

    /// Says that something could not be done.
    pub(crate) fn complain(&mut self, complaint: &Complaint) {
        self.outcome = self.outcome.max(self.console.complain(complaint));
    }

    /// Whether nothing that is still to come changes anything: nobody reads what
    /// is found, and that the run fails is clear. Of a stream there may be no end.
    pub(crate) fn is_of_no_more_use(&self) -> bool {
        self.console.is_closed()
            && !self.reports.are_in_files()
            && !self.baseline.as_ref().is_some_and(Baseline::is_new)
            && self.outcome.max(self.summary.outcome()) > Outcome::Clean
    }

    /// Takes the next piece. What is left of it is of no use.
    pub(crate) fn take(&mut self, piece: &mut Piece<'p>) -> io::Result<()> {
        match piece {
            Piece::Documents(documents) => {
                for (task, found) in documents {
                    match found {
                        Ok((bytes, verdict)) => self.document(task, bytes, verdict)?,
                        Err(refusal) => {
                            self.summary.skipped += 1;
                            self.skipped.insert(task.path.as_deref());
                            self.refused(refusal);
                        }
                    }
                }
                Ok(())
            }
            Piece::Lines(task, batch, verdicts, room) => {
                for ((bytes, record), verdict) in batch.records().zip(verdicts) {
                    self.record(task, bytes, record, verdict, room)?;
                }
                Ok(())
            }
            Piece::End(task, result) => self.end(task, result),
        }
    }

    fn refused(&mut self, refusal: &Refusal) {
        match refusal {
            Refusal::Text(complaint) => self.complain(complaint),
            Refusal::Resources(complaint) => {
                if self.said.insert(complaint.message().to_owned()) {
                    self.complain(complaint);
                }
            }
        }
    }

    fn document(&mut self, task: &'p Task, bytes: &[u8], verdict: &mut Verdict) -> io::Result<()> {
        self.was_checked(task);
        self.sift(task, verdict);
        self.summary.add_file(!verdict.report.has_errors());
        self.summary.add_violations(verdict.counts);
        let before = verdict.report.omitted();
        if let Some(room) = &mut self.room {
            *room -= verdict.shorten(*room, usize::MAX);
        }
        self.summary.omitted += verdict.report.omitted();
        self.show(task, bytes, None, verdict)?;
        if before > 0 && self.room.is_none() {
            self.say_omitted(&task.name, before);
        }
        Ok(())
    }

    fn record(
        &mut self,
        task: &'p Task,
        bytes: &[u8],
        record: Record,
        verdict: &mut Result<Verdict, Refusal>,
        shared: &Room,
    ) -> io::Result<()> {
        self.lines.records += 1;
        self.summary.records += 1;
        let verdict = match verdict {
            Ok(verdict) => verdict,
            Err(refusal) => {
                self.summary.skipped_records += 1;
                self.lines.skipped += 1;
                if self.lines.skipped <= NAMED {
                    self.refused(refusal);
                }
                return Ok(());
            }
        };
        self.sift(task, verdict);
        let known = self.lines.target.get_or_insert(verdict.target);
        self.lines.is_mixed |= *known != verdict.target;
        if verdict.report.has_errors() {
            self.lines.invalid += 1;
            self.summary.invalid_records += 1;
        }
        if verdict.report.is_empty() {
            return Ok(());
        }
        self.summary.add_violations(verdict.counts);
        // What is shown of a file is bounded, since reports can be kept until the end.
        let most = Limits::default().violations;
        let in_file = most.saturating_sub(self.lines.shown);
        let room = self.room.map_or(in_file, |room| room.min(in_file));
        let room_for_unchecked = most.saturating_sub(self.lines.unchecked);
        let shown = verdict.shorten(room, room_for_unchecked);
        let unchecked = verdict.report.violations().len() - shown;
        shared.leave(room - shown, room_for_unchecked - unchecked);
        self.lines.shown += shown;
        self.lines.unchecked += unchecked;
        if let Some(room) = &mut self.room {
            *room -= shown;
        }
        self.lines.omitted += verdict.report.omitted();
        self.summary.omitted += verdict.report.omitted();
        if verdict.report.violations().is_empty() {
            return Ok(());
        }
        self.show(task, bytes, Some(record), verdict)
    }

    /// Hands a payload to the reports.
    fn show(
        &mut self,
        task: &Task,
        text: &[u8],
        record: Option<Record>,
        verdict: &mut Verdict,
    ) -> io::Result<()> {
        verdict.draw(&task.name, record, text, &self.reports.pens())?;
        let Some(drawing) = &verdict.drawing else {
            return Ok(());
        };
        let checked = verdict.checked(&task.name, record);
        self.reports.file(&checked, drawing, self.console)
    }

    fn end(&mut self, task: &'p Task, result: &Result<(), Complaint>) -> io::Result<()> {
        let lines = std::mem::take(&mut self.lines);
        let checked = lines.records - lines.skipped;
        // A file without payloads is one in which nothing is wrong.
        if checked > 0 || (result.is_ok() && lines.records == 0) {
            self.summary.add_file(lines.invalid == 0);
            let records = Records {
                name: &task.name,
                target: lines.target.filter(|_| !lines.is_mixed),
                valid: lines.invalid == 0,
                records: lines.records,
                omitted: lines.omitted,
            };
            self.reports.end_of_records(&records, self.console)?;
        } else {
            self.summary.skipped += 1;
        }
        if let Some(more) = lines.skipped.checked_sub(NAMED).filter(|more| *more > 0) {
            let payloads = text::counted(more, "more payload");
            let message = format!("{payloads} of {} not checked", text::printable(&task.name));
            self.complain(&Complaint::usage(message));
        }
        if lines.omitted > 0 && self.room.is_none() {
            self.say_omitted(&task.name, lines.omitted);
        }
        match result {
            Ok(()) if lines.skipped == 0 => {
                self.was_checked(task);
                return Ok(());
            }
            Ok(()) => {}
            Err(complaint) => self.complain(complaint),
        }
        self.skipped.insert(task.path.as_deref());
        Ok(())
    }

    fn was_checked(&mut self, task: &'p Task) {
        self.checked.extend(task.path.as_deref());
        if let Some(baseline) = &self.baseline {
            self.keys.insert(baseline.key(task.real_path()));
        }
    }

    /// Counts what was ignored, and leaves out what is known.
    fn sift(&mut self, task: &Task, verdict: &mut Verdict) {
        self.summary.ignored += verdict.applied.ignored;
        self.used.extend(verdict.applied.used.iter().copied());
        if let Some(baseline) = &mut self.baseline
            && !verdict.report.is_empty()
        {
            let key = baseline.key(task.real_path());
            self.summary.known += baseline.filter(&key, &mut verdict.report);
            verdict.counts = Counts::of(&verdict.report);
        }
    }

    fn say_omitted(&mut self, name: &str, count: usize) {
        let more = text::counted(count, "more violation");
        let name = text::printable(name);
        self.complain(&Complaint::note(format!("{name} has {more}, not shown")));
    }

    /// Ends the report, and says what else there is to say.
    pub(crate) fn finish(mut self) -> io::Result<Outcome> {
        self.reports.finish(&self.summary, self.console)?;
        if self.room.is_some() && self.summary.omitted > 0 {
            let more = text::counted(self.summary.omitted, "more violation");
            let message = format!("{more}, not shown: there are more than --max-violations");
            self.complain(&Complaint::note(message));
        }
        for (index, ignore) in self.plan.ignores().iter().enumerate() {
            // What it is for may be in a file that could not be checked.
            let unsure = self.skipped.iter().any(|path| ignore.is_about(*path));
            if !self.used.contains(&index) && !unsure && self.plan.covers(ignore, &self.checked) {
                let message = format!("{}: this [[ignore]] matches nothing", ignore.place);
                let help = format!("no {} is reported there any more; remove it", ignore.code);
                let complaint = if self.summary.warnings_denied {
                    Complaint::usage(message)
                } else {
                    Complaint::warning(message)
                };
                self.complain(&complaint.help(help));
            }
        }
        self.finish_baseline();
        Ok(self.outcome.max(self.summary.outcome()))
    }

    fn finish_baseline(&mut self) {
        let Some(baseline) = self.baseline.take() else {
            return;
        };
        let shown = text::path(baseline.path());
        if baseline.is_new() {
            if self.outcome > Outcome::Violations {
                let message = format!("{shown} was not written: not everything was checked");
                self.complain(&Complaint::note(message));
                return;
            }
            match baseline.write() {
                Ok(()) => {
                    let violations = text::counted(self.summary.known, "violation");
                    let message = format!("{shown} written, with {violations}");
                    self.complain(&Complaint::note(message));
                }
                Err(complaint) => self.complain(&complaint),
            }
            return;
        }
        let gone = baseline.gone(&|file| self.keys.contains(file));
        let message = match gone.len() {
            0 => return,
            1 => format!("1 entry of {shown} no longer occurs; write it anew"),
            several => format!("{several} entries of {shown} no longer occur; write it anew"),
        };
        let mut note = Complaint::note(message);
        for entry in gone.iter().take(NAMED) {
            note = note.line(text::printable(entry.trim_end()));
        }
        if let Some(more) = gone.len().checked_sub(NAMED).filter(|more| *more > 0) {
            note = note.line(format!("… and {more} more"));
        }
        self.complain(&note);
    }
}
