//! Operations as TypeScript: the types of their bodies, and a table of where to send them.
//!
//! The text is what prettier leaves alone. Types and their tables are `.ts` rather than `.d.ts`:
//! a client needs method and path at run time, and a declaration cannot say them.

mod comment;
mod declarations;
mod operations;
mod write;

use vpn_model::OperationInfo;

use self::declarations::Declarations;
use self::write::File;

/// An API and those of its operations that are asked for.
#[derive(Debug)]
pub(crate) struct Api {
    /// The name in ids and of the file: `otc-v5`.
    pub(crate) name: &'static str,
    pub(crate) operations: Vec<&'static OperationInfo>,
}

impl Api {
    /// The operations by their APIs, in the order of the specs.
    pub(crate) fn all(operations: &'static [OperationInfo]) -> Vec<Self> {
        let mut apis: Vec<Self> = Vec::new();
        for operation in operations {
            let name = api_of(operation);
            match apis.iter_mut().find(|api| api.name == name) {
                Some(api) => api.operations.push(operation),
                None => apis.push(Self {
                    name,
                    operations: vec![operation],
                }),
            }
        }
        apis
    }

    /// The name in TypeScript: `otcV5`.
    fn namespace(&self) -> String {
        camel_case(self.name)
    }
}

/// Words with hyphens as a name: `otcV5`.
pub(crate) fn camel_case(words: &str) -> String {
    let mut words = words.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| name + &capitalized(word))
}

/// The API of an operation: what stands before the colon of its id.
pub(crate) fn api_of(operation: &OperationInfo) -> &'static str {
    operation
        .id
        .split_once(':')
        .map_or(operation.id, |(api, _)| api)
}

/// The file of an API.
pub(crate) fn module(api: &Api) -> String {
    let mut file = File::new();
    let declarations = Declarations::of(&api.operations);
    declarations.write(&mut file);
    operations::write(&api.operations, &mut file);
    file.finish()
}

/// The file that has all APIs, each in a namespace.
///
/// It imports types only, so that it works with every way of resolving modules.
pub(crate) fn index(apis: &[Api]) -> String {
    let mut file = File::new();
    for api in apis {
        let (prefix, name) = (capitalized(&api.namespace()), api.name);
        file.line(&format!(
            "import type {{ Operations as {prefix}Operations }} from \"./{name}.js\";"
        ));
    }
    file.blank();
    for api in apis {
        let (namespace, name) = (api.namespace(), api.name);
        file.line(&format!(
            "export type * as {namespace} from \"./{name}.js\";"
        ));
    }
    file.blank();
    operations::write_all(apis, &mut file);
    file.finish()
}

pub(crate) fn capitalized(word: &str) -> String {
    let mut characters = word.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
