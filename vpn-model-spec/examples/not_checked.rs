//! Writes the page `specs/NOT-CHECKED.md` anew: `cargo run -p vpn-model-spec --example not_checked`.

#[path = "../tests/not_checked/page.rs"]
mod page;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    Ok(std::fs::write(page::path(), page::page()?)?)
}
