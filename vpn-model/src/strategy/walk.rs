//! Texts that fit a pattern: walks through its places.

use crate::schema::Pattern;
use crate::strategy::dice::{Dice, scrambled};

/// A text of so many characters that fits the pattern, of allowed characters
/// where there is a choice; none if the pattern has no text of that length.
pub(super) fn text(
    pattern: &Pattern,
    length: usize,
    allowed: &dyn Fn(char) -> bool,
    dice: &mut Dice<'_>,
) -> Option<String> {
    if length == 0 {
        return pattern.empty.then(String::new);
    }
    // From which places so many more characters lead to an end.
    let mut ends = vec![pattern.last];
    for _ in 1..length {
        let before = ends.last().copied().unwrap_or_default();
        let leads = pattern
            .those(u64::MAX)
            .filter(|(_, place)| place.follow & before != 0);
        ends.push(leads.fold(0, |all, (bit, _)| all | bit));
    }
    let seed = dice.draw();
    let mut noise = seed;
    let mut next = pattern.first;
    let mut text = String::new();
    for ends in ends.iter().rev() {
        let mut choices = Vec::new();
        for (_, place) in pattern.those(next & ends) {
            for character in characters(place.ranges).filter(|it| allowed(*it)) {
                choices.push((character, place));
            }
        }
        // From a seed of 0 all are the first.
        let number = usize::try_from(noise >> 8).unwrap_or_default();
        let (character, place) = choices.get(number.checked_rem(choices.len())?)?;
        text.push(*character);
        next = place.follow;
        if seed != 0 {
            noise = scrambled(noise);
        }
    }
    Some(text)
}

/// The edges of ranges, and some of what lies between.
fn characters(ranges: &[(char, char)]) -> impl Iterator<Item = char> {
    ranges.iter().flat_map(|(first, last)| {
        let between = (*first..=*last).skip(1).step_by(5).take(3);
        [*first, *last].into_iter().chain(between)
    })
}
