//! Which reports to write, and where to.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::console::Complaint;
use crate::suggest::closest;
use crate::text::{elided, printable};

/// The options that ask for reports.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct ReportOptions {
    /// How to write the report: human, concise, json, ndjson, sarif, github, gitlab or junit
    ///
    /// human: for people. concise: a line per violation, path:line:col first. json: one object
    /// (its schema: `vpn-model schema --report`). ndjson: an object per violation and line. sarif:
    /// SARIF 2.1.0, for code scanning. github: annotations and the step summary of a GitHub
    /// workflow. gitlab: code quality of a merge request. junit: JUnit XML.
    #[arg(
        long = "format",
        value_name = "FORMAT",
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub(crate) formats: Vec<ReportFormat>,

    /// Write a report to a file, too: --output sarif=report.sarif
    ///
    /// Can be given several times. Standard output still gets the report of --format, or without
    /// that option the one for people; a format that both options name goes to the file only. FILE
    /// can be -, for standard output.
    #[arg(long = "output", value_name = "FORMAT=FILE", value_parser = Output::parse)]
    pub(crate) outputs: Vec<Output>,
}

/// A format of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    Human,
    Concise,
    Json,
    Ndjson,
    Sarif,
    Github,
    Gitlab,
    Junit,
}

/// A report that goes to a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Output {
    pub(crate) format: ReportFormat,
    pub(crate) path: PathBuf,
}

impl ReportOptions {
    /// What goes to standard output: at most one format.
    pub(crate) fn on_standard_output(&self) -> Result<Option<ReportFormat>, Complaint> {
        let to_file = |format: &ReportFormat| self.in_files().any(|one| one.format == *format);
        let mut left: Vec<ReportFormat> = Vec::new();
        let here = self.outputs.iter().filter(|one| one.is_here());
        let told = self.formats.iter().filter(|format| !to_file(format));
        for format in here.map(|one| &one.format).chain(told) {
            if !left.contains(format) {
                left.push(*format);
            }
        }
        match left.as_slice() {
            [] if self.formats.is_empty() => Ok(Some(ReportFormat::Human)),
            [] => Ok(None),
            [only] => Ok(Some(*only)),
            [first, second, ..] => Err(Complaint::usage(format!(
                "two reports would go to standard output: {} and {}",
                first.name(),
                second.name()
            ))
            .help(format!(
                "write one to a file: --output {}=FILE",
                second.name()
            ))),
        }
    }

    /// What goes to files.
    pub(crate) fn in_files(&self) -> impl Iterator<Item = &Output> {
        self.outputs.iter().filter(|one| !one.is_here())
    }
}

impl ReportFormat {
    /// The word for it on the command line.
    pub(crate) fn name(self) -> String {
        self.to_possible_value()
            .map(|value| value.get_name().to_owned())
            .unwrap_or_default()
    }

    /// All words, in the order of the help.
    pub(crate) fn names() -> Vec<String> {
        let formats = Self::value_variants();
        formats.iter().map(|format| format.name()).collect()
    }
}

impl Output {
    /// Whether it means standard output.
    fn is_here(&self) -> bool {
        self.path.as_os_str() == "-"
    }

    /// Reads `FORMAT=FILE`; the error says what to type instead.
    fn parse(text: &str) -> Result<Self, String> {
        let names = ReportFormat::names();
        let Some((word, path)) = text.split_once('=') else {
            let extension = text
                .rsplit_once('.')
                .map_or(text, |(_, extension)| extension);
            let format = match extension {
                "xml" => "junit",
                other => names
                    .iter()
                    .find(|name| *name == other)
                    .map_or("json", |name| name),
            };
            let path = if names.iter().any(|name| name == text) {
                "FILE"
            } else {
                text
            };
            return Err(format!(
                "it takes FORMAT=FILE; did you mean `{format}={}`?",
                printable(path)
            ));
        };
        let format = ReportFormat::from_str(word, true).map_err(|_| {
            let shown = elided(word, 40);
            let hint = match closest(word, names.iter().map(String::as_str)) {
                Some(name) => format!("did you mean `{name}`?"),
                None => format!("the formats are {}", names.join(", ")),
            };
            format!("there is no format `{}`; {hint}", printable(&shown))
        })?;
        if path.is_empty() {
            return Err(format!("the file is missing: `{word}=FILE`"));
        }
        let another = path.split_once(',').filter(|(_, rest)| {
            let word = rest.split_once('=').map(|(word, _)| word);
            word.is_some_and(|word| ReportFormat::from_str(word, true).is_ok())
        });
        if let Some((first, rest)) = another {
            let (first, rest) = (printable(first), printable(rest));
            return Err(format!(
                "it takes one report; did you mean `--output {word}={first} --output {rest}`?"
            ));
        }
        Ok(Self {
            format,
            path: PathBuf::from(path),
        })
    }
}
