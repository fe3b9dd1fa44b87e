//! What is to be checked, as what, and with what: from the command line and
//! the configuration.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};

use crate::args::ValidateOptions;
use crate::check::Terms;
use crate::config::{Answer, Config, Globs, Ignore, Overlap, Payloads};
use crate::console::Complaint;
use crate::input::{self, Found};
use crate::ndjson;
use crate::resources::{Origin, Origins, Resources};
use crate::source::{self, Source};
use crate::target::Target;
use crate::{paths, text};

/// All that is to be done.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) tasks: Vec<Task>,
    resources: Vec<Resources>,
    nothing: Resources,
    config: Option<Config>,
    /// Files that a search does not take for payloads: answers, the baseline.
    pub(crate) hidden: Vec<PathBuf>,
    /// Whether the command line said what to check, not the configuration.
    is_part: bool,
    /// What cannot be done.
    pub(crate) complaints: Vec<Complaint>,
}

/// A file to check.
#[derive(Debug)]
pub(crate) struct Task {
    pub(crate) source: Source,
    /// What reports call it.
    pub(crate) name: String,
    /// Its path below the configuration's folder, if it is there.
    pub(crate) path: Option<String>,
    /// Whether it has one payload a line.
    pub(crate) has_lines: bool,
    target: Option<Target>,
    /// Which of the resources of the plan.
    resources: usize,
}

impl Plan {
    /// Makes the plan; the complaints are why there is none.
    pub(crate) fn make(
        options: &ValidateOptions,
        config: Option<Config>,
    ) -> Result<Self, Vec<Complaint>> {
        let hidden = hidden(options, config.as_ref());
        let found = match find(options, config.as_ref(), &hidden) {
            Ok(found) => found,
            Err(complaint) => return Err(vec![complaint]),
        };
        let mut plan = Self {
            tasks: Vec::with_capacity(found.sources.len()),
            resources: Vec::new(),
            nothing: Resources::none(),
            config: None,
            hidden,
            is_part: !options.paths.is_empty() || options.run.stdin_filename.is_some(),
            complaints: found.complaints,
        };
        let mut wishes: Vec<Origins> = Vec::new();
        let mut twice: BTreeMap<Overlap, Vec<String>> = BTreeMap::new();
        for source in found.sources {
            let mut task = Task::new(source, options);
            let mut payloads = None;
            if let Some(config) = &config {
                task.path = config.relative(task.real_path());
                match task.path.as_deref().map(|path| config.payloads_of(path)) {
                    Some(Ok(index)) => {
                        payloads = index.and_then(|index| config.payloads.get(index))
                    }
                    // Told what it is, nobody asks the configuration.
                    Some(Err(_)) if options.target.is_some() => {}
                    Some(Err(overlap)) => {
                        twice.entry(overlap).or_default().push(task.name);
                        continue;
                    }
                    None => {}
                }
            }
            task.target = options
                .target
                .or(payloads.and_then(|payloads| payloads.target));
            let origins = origins(options, payloads);
            let known = wishes.iter().position(|known| *known == origins);
            task.resources = known.unwrap_or(wishes.len());
            if known.is_none() {
                wishes.push(origins);
            }
            plan.tasks.push(task);
        }
        let overlaps = twice
            .iter()
            .map(|(overlap, files)| overlap.complaint(files));
        plan.complaints.extend(overlaps);
        if wishes.is_empty() {
            // What cannot be read is said, even if there is nothing to check.
            wishes.push(origins(options, None));
        }
        let (resources, complaints): (Vec<_>, Vec<_>) = wishes
            .into_iter()
            .map(Resources::read)
            .partition(Result::is_ok);
        let complaints: Vec<_> = complaints.into_iter().filter_map(Result::err).collect();
        if !complaints.is_empty() {
            return Err(complaints);
        }
        plan.resources = resources.into_iter().flatten().collect();
        plan.config = config;
        Ok(plan)
    }

    /// As what, and with what a file is checked.
    pub(crate) fn terms<'p>(&'p self, task: &'p Task) -> Terms<'p> {
        Terms {
            target: task.target,
            resources: self.resources.get(task.resources).unwrap_or(&self.nothing),
            config: self.config.as_ref(),
            is_full: false,
            counts_unchecked: false,
            path: task.path.as_deref(),
        }
    }

    /// Every `[[ignore]]` of the configuration.
    pub(crate) fn ignores(&self) -> &[Ignore] {
        self.config
            .as_ref()
            .map(|config| config.ignores.as_slice())
            .unwrap_or_default()
    }

    /// Whether all files that an `[[ignore]]` could be about were checked: those
    /// of the configuration, and, if the command line said what to check, also
    /// those that the globs of the ignore match.
    pub(crate) fn covers(&self, ignore: &Ignore, checked: &HashSet<&str>) -> bool {
        let Some(config) = &self.config else {
            return false;
        };
        let all_checked = |globs: &mut dyn Iterator<Item = &Globs>| {
            let found = input::find_configured(config, globs, &self.hidden);
            let mut files = found.sources.iter().filter_map(|source| match source {
                Source::File(path) => config.relative(path),
                Source::Stdin => None,
            });
            files.all(|path| !ignore.is_about(Some(&path)) || checked.contains(path.as_str()))
        };
        all_checked(&mut config.globs()) && (!self.is_part || all_checked(&mut ignore.files.iter()))
    }
}

impl Task {
    fn new(source: Source, options: &ValidateOptions) -> Self {
        let told = options.run.stdin_filename.as_deref();
        let name = match (&source, told) {
            (Source::Stdin, Some(path)) => path.to_string_lossy().into_owned(),
            _ => source.name(),
        };
        let is_named = |path: &Path| ndjson::is_named(path);
        let has_lines = options.run.ndjson
            || match &source {
                Source::Stdin => told.is_some_and(is_named),
                Source::File(path) => is_named(path),
            };
        Self {
            source,
            name,
            path: None,
            has_lines,
            target: None,
            resources: 0,
        }
    }

    /// Where it is, or would be.
    pub(crate) fn real_path(&self) -> &Path {
        Path::new(&self.name)
    }
}

/// Finds the files that the command line means, or else the configuration.
fn find(
    options: &ValidateOptions,
    config: Option<&Config>,
    hidden: &[PathBuf],
) -> Result<Found, Complaint> {
    let told = &options.run.stdin_filename;
    let is_stdin = |path: &PathBuf| source::is_stdin(path);
    let mut asked = Cow::Borrowed(options.paths.as_slice());
    if let Some(name) = told {
        if asked.is_empty() {
            asked = Cow::Owned(vec![PathBuf::from("-")]);
        }
        if !asked.iter().any(is_stdin) {
            let shown = text::path(name);
            let message = format!("--stdin-filename {shown}: standard input is not read");
            return Err(Complaint::usage(message).help("give `-` as a PATH"));
        }
    }
    let wishes = [
        asked.iter().any(is_stdin),
        options.gateway.iter().any(is_stdin),
        options.current.iter().any(is_stdin),
    ];
    if wishes.into_iter().filter(|wish| *wish).count() > 1 {
        let complaint = Complaint::usage("standard input can be read only once");
        return Err(complaint.help("give `-` once, and files for the rest"));
    }
    if !asked.is_empty() {
        return Ok(input::find(&asked, hidden));
    }
    match config {
        Some(config) if !config.payloads.is_empty() => Ok(input::find_configured(config, &mut config.globs(), hidden)),
        Some(config) => Err(nothing("there is nothing to check: no PATH was given, and the configuration has no [[payloads]]")
            .line(format!("the configuration is in {}", text::path(&config.root)))),
        None => Err(nothing("there is nothing to check: no PATH was given, and there is no vpn-model.toml")),
    }
}

/// What the command reads for other reasons: no payloads.
fn hidden(options: &ValidateOptions, config: Option<&Config>) -> Vec<PathBuf> {
    let run = &options.run;
    let told = [
        &options.gateway,
        &options.current,
        &run.baseline,
        &run.write_baseline,
    ];
    let told = told.into_iter().flatten().map(|path| paths::absolute(path));
    let configured = config.into_iter().flat_map(Config::contexts);
    told.chain(configured.map(Path::to_owned)).collect()
}

fn nothing(message: &str) -> Complaint {
    Complaint::usage(message)
        .help("name files, directories or globs, or `-` for standard input:")
        .line("      vpn-model validate request.json")
        .line("or say in vpn-model.toml where they are: see `vpn-model validate --help`")
}

/// Which answers a file is checked with. The command line beats the configuration.
fn origins(options: &ValidateOptions, payloads: Option<&Payloads>) -> Origins {
    let origin = |option: &str, told: &Option<PathBuf>, configured: Option<&Answer>, key: &str| {
        if let Some(path) = told {
            return Some(Origin::new(option, path));
        }
        let Answer { place, path } = configured?;
        let told = format!("{place}: `{key}`");
        Some(Origin::new(told, &paths::shown(path)))
    };
    let gateway = payloads.and_then(|payloads| payloads.gateway.as_ref());
    let current = payloads.and_then(|payloads| payloads.current.as_ref());
    Origins {
        gateway: origin("--gateway", &options.gateway, gateway, "gateway"),
        current: origin("--current", &options.current, current, "current"),
    }
}
