//! What somebody probably meant.

/// "did you mean …?", or else all names there are; for the end of a message.
pub(crate) fn or_all<'n>(name: &str, names: impl Iterator<Item = &'n str> + Clone) -> String {
    or(name, names.clone(), || format!("one of {}", list(names)))
}

/// The same, with other words for what is expected.
pub(crate) fn or<'n>(
    name: &str,
    names: impl Iterator<Item = &'n str>,
    expected: impl FnOnce() -> String,
) -> String {
    let near = of(name, names);
    if near.is_empty() {
        return format!("; expected {}", expected());
    }
    format!("; did you mean {}?", near.join(" or "))
}

/// Up to three names that look like this one, the nearest first, in backticks.
pub(crate) fn of<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Vec<String> {
    let name = name.to_ascii_lowercase();
    // One slip in four characters still looks like the same word.
    let most = (name.chars().count() / 4).max(1);
    let mut near: Vec<(usize, &str)> = names
        .filter_map(|candidate| {
            let other = candidate.to_ascii_lowercase();
            let distance = strsim::damerau_levenshtein(&name, &other);
            let is_part = name.len() > 2 && other.contains(&name);
            (distance <= most || is_part).then_some((distance, candidate))
        })
        .collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.truncate(3);
    near.iter().map(|(_, name)| format!("`{name}`")).collect()
}

fn list<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    names.join(", ")
}
