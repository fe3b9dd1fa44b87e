//! Where output goes: reports to standard output, complaints to standard error.
//!
//! Nothing else in the command writes, so that a closed pipe and colours are
//! handled once. For fuzzing, both go to memory.

use std::env;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Stdout, Write};

use annotate_snippets::renderer::{AnsiColor, Effects, Style};

use crate::args::Color;
use crate::outcome::Outcome;
use crate::progress::Progress;

/// So much is written at once.
const BUFFER: usize = 64 << 10;

/// Standard output and standard error.
#[derive(Debug)]
pub(crate) struct Console {
    out: Output,
    /// Nobody reads standard output any more (`| head`).
    closed: bool,
    colors: bool,
    error_colors: bool,
    /// Only errors are said.
    quiet: bool,
    /// Whether standard output is what people see the bar on.
    is_terminal: bool,
    progress: Option<Progress>,
}

/// Where reports and complaints end up.
#[derive(Debug)]
enum Output {
    Process(BufWriter<Stdout>),
    /// One after the other, as a terminal shows them.
    Memory(Vec<u8>),
}

/// Why the command cannot do what it was asked for. Not to be confused with a
/// violation, which is about a payload and goes into the report.
#[derive(Clone, Debug)]
pub(crate) struct Complaint {
    kind: &'static str,
    message: String,
    /// Further lines: candidates, what to type instead.
    details: Vec<String>,
    outcome: Outcome,
}

impl Complaint {
    /// The command line makes no sense.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new("error", message.into(), Outcome::Usage)
    }

    /// Reading or writing failed.
    pub(crate) fn could_not_run(message: impl Into<String>) -> Self {
        Self::new("error", message.into(), Outcome::CouldNotRun)
    }

    /// Not a failure: something that helps.
    pub(crate) fn hint(message: impl Into<String>) -> Self {
        Self::new("help", message.into(), Outcome::Clean)
    }

    /// Not a failure: something that is out of order.
    pub(crate) fn warning(message: impl Into<String>) -> Self {
        Self::new("warning", message.into(), Outcome::Clean)
    }

    /// Not a failure: something that must not go unsaid.
    pub(crate) fn note(message: impl Into<String>) -> Self {
        Self::new("note", message.into(), Outcome::Clean)
    }

    fn new(kind: &'static str, message: String, outcome: Outcome) -> Self {
        Self {
            kind,
            message,
            details: Vec::new(),
            outcome,
        }
    }

    /// What it says, without its further lines.
    pub(crate) fn message(&self) -> &str {
        &self.message
    }

    /// Adds a line.
    pub(crate) fn line(mut self, line: impl Into<String>) -> Self {
        self.details.push(line.into());
        self
    }

    /// Adds a line that says what to do.
    pub(crate) fn help(self, help: impl AsRef<str>) -> Self {
        let help = format!("help: {}", help.as_ref());
        self.line(help)
    }
}

impl Console {
    /// The console of this process.
    pub(crate) fn new(color: Color) -> Self {
        let out = io::stdout();
        Self {
            is_terminal: out.is_terminal(),
            progress: None,
            colors: colors(color, &out),
            error_colors: colors(color, &io::stderr()),
            out: Output::Process(BufWriter::with_capacity(BUFFER, out)),
            closed: false,
            quiet: false,
        }
    }

    /// A console that keeps what is written.
    pub(crate) const fn in_memory(colors: bool) -> Self {
        Self {
            out: Output::Memory(Vec::new()),
            closed: false,
            colors,
            error_colors: colors,
            quiet: false,
            is_terminal: false,
            progress: None,
        }
    }

    /// What was kept; nothing, when it went to the process' streams.
    pub(crate) fn into_memory(self) -> Vec<u8> {
        match self.out {
            Output::Process(_) => Vec::new(),
            Output::Memory(bytes) => bytes,
        }
    }

    /// Says only errors from now on.
    pub(crate) const fn set_quiet(&mut self, quiet: bool) {
        self.quiet = quiet;
    }

    /// Whether reports have violations only: no notes about them, no summary.
    pub(crate) const fn is_quiet(&self) -> bool {
        self.quiet
    }

    /// Work on so many files begins: if it takes its time, a terminal shows how far it is.
    pub(crate) fn begin_work(&mut self, files: usize) {
        if !self.quiet {
            self.progress = Progress::begin(files);
        }
    }

    /// So many payloads and files more were checked.
    pub(crate) fn advance(&mut self, payloads: usize, files: usize) -> io::Result<()> {
        let Some(progress) = &mut self.progress else {
            return Ok(());
        };
        progress.count(payloads, files);
        if !progress.is_due() {
            return Ok(());
        }
        // What is written comes before the bar, not into it.
        self.flush()?;
        if let Some(progress) = &mut self.progress {
            progress.draw();
        }
        Ok(())
    }

    /// The work is done.
    pub(crate) fn end_work(&mut self) {
        if let Some(mut progress) = self.progress.take() {
            progress.clear();
        }
    }

    /// Whether standard output may have colours.
    pub(crate) const fn has_colors(&self) -> bool {
        self.colors
    }

    /// Writes to standard output.
    ///
    /// A closed pipe is no failure: the work goes on without output, so that
    /// the exit code is still right.
    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        if self.is_terminal
            && let Some(progress) = &mut self.progress
        {
            progress.clear();
        }
        let written = self.out.write_all(text.as_bytes());
        self.unless_closed(written)
    }

    /// Writes a line to standard output.
    pub(crate) fn line(&mut self, line: &str) -> io::Result<()> {
        self.write(line)?;
        self.write("\n")
    }

    /// Whether nobody reads standard output any more.
    pub(crate) const fn is_closed(&self) -> bool {
        self.closed
    }

    /// Writes what is still buffered.
    pub(crate) fn flush(&mut self) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let flushed = self.out.flush();
        self.unless_closed(flushed)
    }

    fn unless_closed(&mut self, result: io::Result<()>) -> io::Result<()> {
        match result {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            other => other,
        }
    }

    /// Prints what the command line's parser has to say: help, or what is wrong.
    pub(crate) fn print(&self, error: &clap::Error) {
        let (is_failure, text) = (error.use_stderr(), error.render());
        let colors = if is_failure {
            self.error_colors
        } else {
            self.colors
        };
        let text = if colors {
            text.ansi().to_string()
        } else {
            text.to_string()
        };
        // When the terminal is gone, the exit code has to say it all.
        let _ = if is_failure {
            io::stderr().write_all(text.as_bytes())
        } else {
            io::stdout().write_all(text.as_bytes())
        };
    }

    /// Complains on standard error, and says what that means for the run.
    pub(crate) fn complain(&mut self, complaint: &Complaint) -> Outcome {
        if self.quiet && complaint.kind != "error" {
            return complaint.outcome;
        }
        // On a terminal both streams are one text: the report so far comes
        // first. A failure shows again, and is reported, at the next write.
        let _ = self.flush();
        if let Some(progress) = &mut self.progress {
            progress.clear();
        }
        let kind = complaint.kind;
        let mut text = if self.error_colors {
            let color = match kind {
                "error" => AnsiColor::BrightRed,
                "warning" => AnsiColor::BrightYellow,
                "help" => AnsiColor::BrightCyan,
                _ => AnsiColor::BrightGreen,
            };
            let style = Style::new()
                .effects(Effects::BOLD)
                .fg_color(Some(color.into()));
            format!("{style}{kind}{style:#}: {}\n", complaint.message)
        } else {
            format!("{kind}: {}\n", complaint.message)
        };
        for line in &complaint.details {
            text.push_str("  ");
            text.push_str(line);
            text.push('\n');
        }
        // When standard error is gone too, the exit code has to say it all.
        let _ = match &mut self.out {
            Output::Process(_) => io::stderr().write_all(text.as_bytes()),
            Output::Memory(bytes) => bytes.write_all(text.as_bytes()),
        };
        complaint.outcome
    }
}

impl Write for Console {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if !self.closed {
            let written = self.out.write_all(bytes);
            self.unless_closed(written)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Self::flush(self)
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Process(out) => out.write(bytes),
            Self::Memory(kept) => kept.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Process(out) => out.flush(),
            Self::Memory(kept) => kept.flush(),
        }
    }
}

fn colors(color: Color, stream: &impl IsTerminal) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            let is = |name, value: &str| env::var_os(name).is_some_and(|found| found == value);
            let says = |name| env::var_os(name).filter(|value| !value.is_empty());
            let is_set = |name| says(name).is_some_and(|value| value != "0");
            let forced = is_set("CLICOLOR_FORCE") || is_set("FORCE_COLOR");
            let wanted = forced || stream.is_terminal() && !is("TERM", "dumb");
            wanted && says("NO_COLOR").is_none()
        }
    }
}
