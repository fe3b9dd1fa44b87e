//! Writes the conformance corpus `specs/examples` anew:
//! `cargo run -p vpn-model --features proptest --example corpus`.

#[path = "../tests/corpus/cases.rs"]
mod cases;

use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs/examples");
    let files = cases::files();
    for operation in vpn_model::operations() {
        let (api, name) = operation.id.split_once(':').unwrap_or(("", operation.id));
        for kind in ["request", "response", "error"] {
            let folder = root.join(api).join(name).join(kind);
            if folder.exists() {
                fs::remove_dir_all(&folder)?;
            }
        }
    }
    for (path, text) in files {
        let path = root.join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(path, text)?;
    }
    Ok(())
}
