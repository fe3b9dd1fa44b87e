//! What the fuzz targets share: documents made from the specs, byte by byte.
//!
//! A structured target reads its input as a row of choices ([`Choices`]). With
//! them [`document`] builds a payload out of the IR of a spec, [`values`] picks
//! values near the edges of the rules, [`given`] makes what is known beside the
//! payload, and [`write`] writes it well or badly. What is wrong and not mended
//! yet stands in [`known`].

pub mod choices;
pub mod document;
pub mod given;
pub mod known;
pub mod values;
pub mod write;

use std::path::Path;

use vpn_model_spec::interpret::BodyKind;
use vpn_model_spec::ir::{Spec, Struct};
use vpn_model_spec::{compile, files};

pub use choices::Choices;
pub use document::Doc;

thread_local! {
    // The IR holds places of a parser that are bound to a thread.
    static SPECS: &'static [Spec] = {
        let root = files::find_root(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the project");
        let sources = files::read_specs(&root).expect("specs can be read");
        compile(&sources).expect("specs are right").leak()
    };
}

/// The project's specs.
pub fn specs() -> &'static [Spec] {
    SPECS.with(|specs| *specs)
}

/// The bodies of an operation.
pub const BODIES: [BodyKind; 3] = [BodyKind::Request, BodyKind::Response, BodyKind::Error];

/// The table that a body starts with.
pub fn root(spec: &Spec, body: BodyKind) -> Option<&Struct> {
    let roots = &spec.operation.roots;
    let root = match body {
        BodyKind::Request => &roots.request,
        BodyKind::Response => &roots.response,
        BodyKind::Error => &roots.error,
    };
    spec.operation.struct_named(root.as_ref()?)
}
