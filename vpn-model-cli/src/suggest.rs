//! "Did you mean": the known word that is nearest to what was typed.

/// The nearest of the known words, if it is near enough to be a slip.
pub(crate) fn closest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    // A megabyte of a word is no slip, and the comparison is quadratic.
    if word.len() > 200 {
        return None;
    }
    let word = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::osa_distance(&word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.len().max(3) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn only_what_is_near_is_suggested() {
        assert_eq!(
            closest("tunel-pair", ["range", "tunnel-pair"]),
            Some("tunnel-pair")
        );
        assert_eq!(closest("RANGE", ["range"]), Some("range"));
        assert_eq!(closest("foo", ["range", "tunnel-pair"]), None);
        assert_eq!(closest("", ["range"]), None);
    }
}
