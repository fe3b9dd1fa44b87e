//! `vpn-model schema`: JSON Schemas of payloads, and that of the JSON report.

use std::io;
use std::path::Path;

use serde::Serialize;
use vpn_model::json_schema::{Draft, Profile, document};
use vpn_model::operations;

use crate::console::Console;
use crate::files::{self, Generated};
use crate::openapi;
use crate::outcome::Outcome;
use crate::render::json::to_text;
use crate::rules;
use crate::schema_options::{Bundle, SchemaOptions};
use crate::target::{BodyKind, Target};

/// What `validate --format json` prints; a test holds real reports against it.
const REPORT: &str = include_str!("report-schema.json");

pub(crate) fn run(options: &SchemaOptions, console: &mut Console) -> io::Result<Outcome> {
    if options.report {
        console.write(REPORT)?;
    }
    if let Some(Bundle::Openapi) = options.bundle {
        let profile = options.profile.map_or(Profile::Types, Profile::from);
        console.write(&to_text(&openapi::document(profile))?)?;
    }
    if options.rules {
        console.write(&to_text(&rules::all())?)?;
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
    let combined = drafts
        .into_iter()
        .flat_map(|draft| profiles.iter().map(move |profile| (draft, *profile)));
    let schemas = combined.flat_map(|(draft, profile)| match schemas(draft, profile) {
        Ok(files) => files.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error)],
    });
    // What there is once, unless some of the schemas are asked for.
    let everything = options.draft.is_none() && options.profile.is_none();
    let others = [bundle as fn() -> io::Result<Generated>, all_rules];
    let others = others.into_iter().filter(|_| everything).map(|make| make());
    files::write(directory, schemas.chain(others), console)
}

fn bundle() -> io::Result<Generated> {
    Ok(Generated {
        name: "openapi.json".to_owned(),
        text: to_text(&openapi::document(Profile::Types))?,
    })
}

fn all_rules() -> io::Result<Generated> {
    Ok(Generated {
        name: "rules.json".to_owned(),
        text: to_text(&rules::all())?,
    })
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
fn schemas(draft: Draft, profile: Profile) -> io::Result<Vec<Generated>> {
    let file = |url: &str, text| Generated {
        name: format!("{draft}/{profile}/{url}"),
        text,
    };
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
        files.push(file(&url, to_text(&schema)?));
        catalog.schemas.push(Entry::of(target, url));
    }
    files.push(file("index.json", to_text(&catalog)?));
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
