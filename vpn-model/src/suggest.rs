//! "Did you mean": the known word that is nearest to an unknown one.

/// The nearest of the known words, if it is near enough to be a slip.
#[cold]
pub(crate) fn closest(
    word: &str,
    known: impl IntoIterator<Item = &'static str>,
) -> Option<&'static str> {
    // A megabyte of a word is no slip, and the comparison is quadratic.
    if word.len() > 64 {
        return None;
    }
    let lower = word.to_lowercase();
    let plain = |word: &str| word.replace(['-', '_'], "");
    let near: Vec<_> = known
        .into_iter()
        .map(|candidate| {
            let folded = candidate.to_lowercase();
            let same = plain(&folded) == plain(&lower);
            let distance = if same {
                0
            } else {
                strsim::osa_distance(&lower, &folded)
            };
            (distance, candidate)
        })
        .filter(|(distance, candidate)| *distance <= candidate.len().max(3) / 3)
        .collect();
    // Of two that are equally near, one guess would be wrong.
    let smallest = near.iter().map(|(distance, _)| *distance).min()?;
    let mut nearest = near.iter().filter(|(distance, _)| *distance == smallest);
    match (nearest.next(), nearest.next()) {
        (Some((_, candidate)), None) => Some(candidate),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn slips_in_spelling_case_and_hyphens_are_found() {
        let known = ["peer_subnets", "policy_rules", "psk", "aes-256"];
        assert_eq!(closest("peer_subnet", known), Some("peer_subnets"));
        assert_eq!(closest("peerSubnets", known), Some("peer_subnets"));
        assert_eq!(closest("AES256", known), Some("aes-256"));
        assert_eq!(closest("pks", known), Some("psk"));
    }

    #[test]
    fn of_two_that_are_equally_near_none_is_meant() {
        assert_eq!(closest("v3", ["v1", "v2"]), None);
    }

    #[test]
    fn another_word_is_no_slip() {
        assert_eq!(closest("vgw_id", ["psk", "name"]), None);
        assert_eq!(closest(&"x".repeat(100_000), ["psk"]), None);
    }
}
