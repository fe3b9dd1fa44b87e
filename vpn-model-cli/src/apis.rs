//! APIs, with their operations, and their names as other languages write them.

use vpn_model::OperationInfo;

use crate::text::capitalized;

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

    /// The name as one word, for a namespace of TypeScript: `otcV5`.
    pub(crate) fn namespace(&self) -> String {
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
