//! Writing reports, one file per format.

pub(crate) mod human;
pub(crate) mod json;
mod places;
mod window;

use std::io;

use vpn_model::Report;

use self::human::Human;
use self::json::Json;
use crate::args::Format;
use crate::console::Console;
use crate::ndjson::Record;
use crate::summary::Summary;
use crate::target::Target;

/// A payload and what was found in it.
pub(crate) struct Checked<'c> {
    /// The file's name, as it came: not fit for a terminal yet.
    pub(crate) name: &'c str,
    pub(crate) target: Target,
    /// Whether the target was detected, not told.
    pub(crate) detected: bool,
    /// The text as it came. It can hold secrets: count in it, do not show it.
    pub(crate) text: &'c [u8],
    pub(crate) report: &'c Report,
    /// Which payload of its file it is, if the file has one a line. Such files
    /// come one payload after the other; payloads that are fine do not come.
    pub(crate) record: Option<Record>,
}

/// A file with one payload a line, when all of it has been taken.
pub(crate) struct Records<'c> {
    /// The file's name, as it came: not fit for a terminal yet.
    pub(crate) name: &'c str,
    /// What all payloads were checked as; none if they differ, or there are none.
    pub(crate) target: Option<Target>,
    pub(crate) valid: bool,
    /// How many payloads there are.
    pub(crate) records: usize,
    /// How many violations of all payloads were counted and not shown.
    pub(crate) omitted: usize,
}

/// A format that reports are written in.
pub(crate) trait Render {
    /// Takes one payload; called in order.
    fn file(&mut self, checked: &Checked<'_>, console: &mut Console) -> io::Result<()>;

    /// Takes the end of a file with one payload a line.
    fn end_of_records(&mut self, _: &Records<'_>, _: &mut Console) -> io::Result<()> {
        Ok(())
    }

    /// Writes what is left when all payloads have been taken.
    fn finish(&mut self, summary: &Summary, console: &mut Console) -> io::Result<()>;
}

/// The format that was asked for.
pub(crate) fn for_format(format: Format, console: &Console) -> Box<dyn Render> {
    match format {
        Format::Human => Box::new(Human::new(console.has_colors(), console.is_quiet())),
        Format::Json => Box::new(Json::default()),
    }
}
