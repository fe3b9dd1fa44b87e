//! The page of what is not checked is true.

#[path = "not_checked/page.rs"]
mod page;

#[test]
fn the_page_of_what_is_not_checked_is_that_of_the_specs() {
    let written = std::fs::read_to_string(page::path()).unwrap_or_default();
    assert!(
        written == page::page().unwrap(),
        "write the page anew: cargo run -p vpn-model-spec --example not_checked"
    );
}
