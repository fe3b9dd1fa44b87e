//! Every schema of the profile `types` becomes a module.

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use typify::{TypeSpace, TypeSpaceSettings};

fn main() -> Result<(), Box<dyn Error>> {
    let schemas = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated/schemas/draft-07/types");
    println!("cargo::rerun-if-changed={}", schemas.display());
    let mut code = String::new();
    let mut names = Vec::new();
    for api in sorted(&schemas)?.iter().filter(|path| path.is_dir()) {
        for file in sorted(api)? {
            let name = format!("{}_{}", stem(api), stem(&file)).replace(['-', '.'], "_");
            code.push_str(&format!("pub mod {name} {{\n{}\n}}\n", types(&file)?));
            names.push(name);
        }
    }
    code.push_str(&format!("pub const MODULES: &[&str] = &{names:?};\n"));
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("types.rs"), code)?;
    Ok(())
}

fn types(file: &Path) -> Result<String, Box<dyn Error>> {
    let schema = serde_json::from_slice(&fs::read(file)?)?;
    let mut space = TypeSpace::new(&TypeSpaceSettings::default());
    space.add_root_schema(schema)?;
    Ok(prettyplease::unparse(&syn::parse2(space.to_stream())?))
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let paths: Result<Vec<_>, _> = fs::read_dir(folder)?
        .map(|entry| Ok::<_, std::io::Error>(entry?.path()))
        .collect();
    let mut paths = paths?;
    paths.sort();
    Ok(paths)
}

fn stem(path: &Path) -> String {
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    name.trim_end_matches(".schema.json").to_owned()
}
