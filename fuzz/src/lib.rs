//! What the fuzz targets share: documents made from the specs, byte by byte.
//!
//! A structured target reads its input as a row of choices ([`Choices`]). With
//! them [`document`] builds a payload out of the IR of a spec, [`values`] picks
//! values near the edges of the rules, [`given`] makes what is known beside the
//! payload, and [`write`] writes it well or badly. [`typed`] has the Rust types of
//! all bodies; [`accepted`], [`with_serde`] and [`seen`] ask them. [`masked`] and [`formats`] know what may be
//! shown, and in which form. What is wrong and not mended yet stands in [`known`].

pub mod accepted;
pub mod choices;
pub mod document;
pub mod formats;
pub mod given;
pub mod known;
pub mod masked;
pub mod seen;
pub mod typed;
pub mod values;
pub mod with_serde;
pub mod write;

use std::path::Path;

use vpn_model::{BodyKind, OperationInfo, operations};
use vpn_model_spec::interpret;
use vpn_model_spec::ir::{Operation, Spec, Struct};
use vpn_model_spec::{compile, files};

pub use choices::Choices;
pub use document::Doc;

thread_local! {
    // The IR holds places of a parser that are bound to a thread.
    static SPECS: &'static [Spec] = {
        let root = files::find_root(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the project");
        let sources = files::read_specs(&root).expect("specs can be read");
        let specs = compile(&sources).expect("specs are right");
        specs.iter().flat_map(Spec::by_operation).collect::<Vec<_>>().leak()
    };
}

/// The project's specs, one for each operation. Reading them takes as long as many inputs, so that targets begin with it.
pub fn specs() -> &'static [Spec] {
    SPECS.with(|specs| *specs)
}

/// The operation of a spec that has one.
pub fn operation(spec: &Spec) -> &Operation {
    spec.operation().expect("an operation")
}

/// What the runtime knows about it.
pub fn info(spec: &Spec) -> &'static OperationInfo {
    let id = spec.full_id(operation(spec));
    let info = operations().iter().find(|info| info.id == id);
    info.expect("the runtime has what the specs have")
}

/// The interpreter's word for a body.
pub const fn interpreted(body: BodyKind) -> interpret::BodyKind {
    match body {
        BodyKind::Request => interpret::BodyKind::Request,
        BodyKind::Response => interpret::BodyKind::Response,
        BodyKind::Error => interpret::BodyKind::Error,
    }
}

/// The table that a body starts with.
pub fn root(spec: &Spec, body: BodyKind) -> Option<&Struct> {
    let roots = &operation(spec).roots;
    let root = match body {
        BodyKind::Request => &roots.request,
        BodyKind::Response => &roots.response,
        BodyKind::Error => &roots.error,
    };
    spec.struct_named(root.as_ref()?)
}
