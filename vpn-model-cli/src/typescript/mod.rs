//! Operations as TypeScript: the types of their bodies, and a table of where to send them.
//!
//! The text is what prettier leaves alone. Types and their tables are `.ts` rather than `.d.ts`:
//! a client needs method and path at run time, and a declaration cannot say them.

mod comment;
mod declarations;
mod operations;
mod write;

use self::declarations::Declarations;
use self::write::File;
use crate::apis::Api;
use crate::text::capitalized;

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
