//! `vpn-model schema`: JSON Schemas of payloads, and that of the JSON report.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use vpn_model::json_schema::{Draft, Profile, document};
use vpn_model::operations;

use crate::console::{Complaint, Console};
use crate::outcome::Outcome;
use crate::render::json::to_text;
use crate::schema_options::SchemaOptions;
use crate::target::{BodyKind, Target};
use crate::text;

/// What `validate --format json` prints; a test holds real reports against it.
const REPORT: &str = include_str!("report-schema.json");

pub(crate) fn run(options: &SchemaOptions, console: &mut Console) -> io::Result<Outcome> {
    if options.report {
        console.write(REPORT)?;
    }
    if let Some(target) = options.target {
        let draft = options.draft.map_or(Draft::Draft2020_12, Draft::from);
        let profile = options.profile.map_or(Profile::Full, Profile::from);
        if let Some(schema) = document(target.operation, target.kind, draft, profile) {
            console.write(&to_text(&schema)?)?;
        }
    }
    match &options.out {
        Some(directory) => write_all(options, directory, console),
        None => Ok(Outcome::Clean),
    }
}

/// Writes the chosen schemas, or says which file could not be written.
fn write_all(
    options: &SchemaOptions,
    directory: &Path,
    console: &mut Console,
) -> io::Result<Outcome> {
    let drafts = options
        .draft
        .map_or(Draft::ALL.to_vec(), |one| vec![one.into()]);
    let profiles = options
        .profile
        .map_or(Profile::ALL.to_vec(), |one| vec![one.into()]);
    let mut count = 0;
    for draft in drafts {
        for profile in &profiles {
            let bundle = directory.join(draft.as_str()).join(profile.as_str());
            for (path, file) in files(&bundle, draft, *profile)? {
                if let Err(error) = write(&path, &file) {
                    let (path, why) = (text::path(&path), text::io_reason(&error));
                    let message = format!("cannot write {path}: {why}");
                    return Ok(console.complain(&Complaint::could_not_run(message)));
                }
                count += 1;
            }
        }
    }
    let files = text::counted(count, "file");
    console.line(&format!("{files} in {}", text::path(directory)))?;
    Ok(Outcome::Clean)
}

fn write(path: &Path, file: &str) -> io::Result<()> {
    if let Some(directory) = path.parent() {
        fs::create_dir_all(directory)?;
    }
    fs::write(path, file)
}

/// A catalog as SchemaStore has it: editors find the schema of a file by its name.
#[derive(Serialize)]
struct Catalog {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: f64,
    schemas: Vec<Entry>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    name: String,
    description: String,
    file_match: Vec<String>,
    /// Relative to the catalog.
    url: String,
}

/// One draft and profile: every schema, and the catalog.
fn files(bundle: &Path, draft: Draft, profile: Profile) -> io::Result<Vec<(PathBuf, String)>> {
    let mut files = Vec::new();
    let mut catalog = Catalog {
        schema: "https://json.schemastore.org/schema-catalog.json",
        version: 1.0,
        schemas: Vec::new(),
    };
    let targets = operations().iter().flat_map(|operation| {
        let of = move |kind| Target::of(operation, kind);
        BodyKind::ALL.into_iter().filter_map(of)
    });
    for target in targets {
        let Some(schema) = document(target.operation, target.kind, draft, profile) else {
            continue;
        };
        let (api, name) = target.operation.id.split_once(':').unwrap_or_default();
        let url = format!("{api}/{name}.{}.schema.json", target.kind);
        files.push((bundle.join(&url), to_text(&schema)?));
        catalog.schemas.push(Entry::of(target, url));
    }
    files.push((bundle.join("index.json"), to_text(&catalog)?));
    Ok(files)
}

impl Entry {
    fn of(target: Target, url: String) -> Self {
        let operation = target.operation;
        let dotted = operation.id.replace(':', ".");
        let mut file_match = vec![format!("*.{dotted}.{}.json", target.kind)];
        if target.kind == BodyKind::Request {
            file_match.push(format!("*.{dotted}.json"));
        }
        Self {
            name: target.to_string(),
            description: format!(
                "{} of {} {} ({})",
                match target.kind {
                    BodyKind::Request => "Request",
                    BodyKind::Response => "Response",
                    BodyKind::Error => "Refusal",
                },
                operation.method,
                operation.path,
                operation.source,
            ),
            file_match,
            url,
        }
    }
}
