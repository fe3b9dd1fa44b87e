//! `vpn-model types`: the operations as TypeScript.

use std::io;

use crate::apis::Api;
use crate::console::Console;
use crate::files::{self, Generated};
use crate::outcome::Outcome;
use crate::types_options::TypesOptions;
use crate::typescript;

pub(crate) fn run(options: &TypesOptions, console: &mut Console) -> io::Result<Outcome> {
    let apis = Api::all(vpn_model::operations());
    if let Some(directory) = &options.out {
        let modules = apis.iter().map(|api| Generated {
            name: format!("{}.ts", api.name),
            text: typescript::module(api),
        });
        let index = Generated {
            name: "index.ts".to_owned(),
            text: typescript::index(&apis),
        };
        return files::write(directory, modules.chain([index]).map(Ok), console);
    }
    if let Some(subject) = &options.subject {
        console.write(&typescript::module(&subject.api()))?;
    }
    Ok(Outcome::Clean)
}
