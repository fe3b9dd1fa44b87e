//! Writes the page `specs/examples/COVERAGE.md` anew: `cargo run -p vpn-model-spec --example coverage`.

#[path = "../tests/coverage/table.rs"]
mod table;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    Ok(std::fs::write(table::path(), table::page()?)?)
}
