//! "Did you mean": the known word that is nearest to an unknown one.

use crate::schema::{Kind, Schema};
use crate::vocabulary::{self, translate};

/// The value of a list that was probably meant: the same but for case and
/// hyphens, the same in another provider's words, or the nearest.
#[cold]
pub(crate) fn value(word: &str, list: &[&'static str]) -> Option<&'static str> {
    let same = |value: &&str| word.len() <= 64 && is_same(value, word);
    let mut written = list.iter().copied().filter(same);
    let written = written.next().filter(|_| written.next().is_none());
    written
        .or_else(|| translate(word, list.iter().copied()))
        .or_else(|| closest(word, list.iter().copied()))
}

/// A member that was probably meant.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    /// That member of the same object.
    Here(&'static str),
    /// That member, which another resource has: this one.
    Resource(&'static str, &'static str),
    /// That member, which belongs to the objects with these pointers.
    Elsewhere(&'static str, Vec<String>),
}

/// A member that has more homes than these gives no hint.
const HOMES: usize = 4;

/// What was probably meant by a member that the object does not have: a slip
/// of one that it has, a member of another object of the document, or what
/// another provider calls one, here or there.
#[cold]
pub(crate) fn member(name: &str, here: &'static Schema, root: &'static Schema) -> Option<Meant> {
    let elsewhere = root.elsewhere.iter().find(|(known, _)| *known == name);
    if let Some((known, resource)) = elsewhere {
        return Some(Meant::Resource(known, resource));
    }
    let near = closest(name, here.fields.iter().map(|field| field.name));
    if near.is_some_and(|near| is_same(near, name)) {
        return near.map(Meant::Here);
    }
    let translated = || vocabulary::member(name, here.fields.iter().map(|field| field.name));
    at_home(root, name)
        .or_else(|| near.or_else(translated).map(Meant::Here))
        .or_else(|| {
            // Most words are in nobody's vocabulary, and then no names are needed.
            let names = std::iter::once_with(|| names(root)).flatten();
            at_home(root, vocabulary::member(name, names)?)
        })
}

/// Where the document has a member of that name, if there are a few places.
fn at_home(root: &'static Schema, name: &str) -> Option<Meant> {
    let mut homes = Vec::new();
    find_homes(root, name, &mut String::new(), Schema::DEEPEST, &mut homes);
    let (known, _) = homes.first().filter(|_| homes.len() <= HOMES)?;
    let pointers = homes.iter().map(|(_, pointer)| pointer.clone()).collect();
    Some(Meant::Elsewhere(known, pointers))
}

/// The names of all members, each once.
fn names(root: &'static Schema) -> Vec<&'static str> {
    let mut names = Vec::new();
    find_names(root, Schema::DEEPEST, &mut names);
    names
}

fn find_names(schema: &'static Schema, depth: usize, names: &mut Vec<&'static str>) {
    for field in schema.fields {
        if !names.contains(&field.name) {
            names.push(field.name);
        }
        if let (Kind::Object(inner), Some(depth)) = (field.kind.innermost(), depth.checked_sub(1)) {
            find_names(inner, depth, names);
        }
    }
}

/// The objects that have a member of that name, with their pointers; an item
/// of a list, or a value of a map, is `*`. Leaves `pointer`, that of the schema, as it is.
fn find_homes(
    schema: &'static Schema,
    name: &str,
    pointer: &mut String,
    depth: usize,
    homes: &mut Vec<(&'static str, String)>,
) {
    for field in schema.fields {
        if field.name == name {
            homes.push((field.name, pointer.clone()));
        }
        let (Kind::Object(inner), Some(depth)) = (field.kind.innermost(), depth.checked_sub(1))
        else {
            continue;
        };
        let end = pointer.len();
        pointer.push_str(field.pointer);
        let mut kind = field.kind;
        while let Kind::List(inner)
        | Kind::Map(inner)
        | Kind::OneOrMany(inner)
        | Kind::Nullable(inner) = kind
        {
            if !matches!(kind, Kind::Nullable(_)) {
                pointer.push_str("/*");
            }
            kind = *inner;
        }
        find_homes(inner, name, pointer, depth, homes);
        pointer.truncate(end);
    }
}

/// Whether two words are the same without regard to case, hyphens and underscores.
fn is_same(word: &str, other: &str) -> bool {
    plain(word).eq(plain(other))
}

fn plain(word: &str) -> impl Iterator<Item = char> {
    let letters = word.chars().filter(|letter| !matches!(letter, '-' | '_'));
    letters.flat_map(char::to_lowercase)
}

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
    let letters = Letters::of(&lower);
    let near: Vec<_> = known
        .into_iter()
        .filter_map(|candidate| {
            let most = candidate.len().max(3) / 3;
            if !letters.may_be_near(Letters::of(candidate), most) {
                return None;
            }
            if is_same(candidate, &lower) {
                return Some((0, candidate));
            }
            let other = candidate.to_lowercase();
            let distance = strsim::osa_distance(&lower, &other);
            let is_near = distance <= most && !has_another_part(&lower, &other, distance);
            is_near.then_some((distance, candidate))
        })
        .collect();
    // Of two that are equally near, one guess would be wrong.
    let smallest = near.iter().map(|(distance, _)| *distance).min()?;
    let mut nearest = near.iter().filter(|(distance, _)| *distance == smallest);
    match (nearest.next(), nearest.next()) {
        (Some((_, candidate)), None) => Some(candidate),
        _ => None,
    }
}

/// Whether the words differ in one part alone, and that is another word: `enable_nqa` is no slip of `enable_hub`.
fn has_another_part(word: &str, other: &str, distance: usize) -> bool {
    let is_same = |(one, two): &(char, char)| one == two;
    let forwards = word.chars().zip(other.chars());
    let backwards = word.chars().rev().zip(other.chars().rev());
    let (front, end) = (
        forwards.take_while(is_same).count(),
        backwards.take_while(is_same).count(),
    );
    let (count, others) = (word.chars().count(), other.chars().count());
    let same = front + end.min(count.min(others) - front);
    let (part, others) = (count - same, others - same);
    part.min(others) > 2 && distance == part.max(others)
}

/// What a word has of letters and digits: enough to see that most words are not near.
#[derive(Clone, Copy)]
struct Letters {
    /// A bit for each of ASCII that occurs, the same for both cases.
    which: u32,
    count: usize,
}

impl Letters {
    fn of(word: &str) -> Self {
        let none = Self { which: 0, count: 0 };
        word.chars().fold(none, |letters, letter| {
            if matches!(letter, '-' | '_') {
                return letters;
            }
            let bit = u32::from(letter.is_ascii_alphanumeric()) << (u32::from(letter) % 32);
            Self {
                which: letters.which | bit,
                count: letters.count + 1,
            }
        })
    }

    /// One change adds a letter, takes one away, or does both.
    const fn may_be_near(self, other: Self, most: usize) -> bool {
        self.count.abs_diff(other.count) <= most
            && (self.which ^ other.which).count_ones() as usize <= 2 * most
    }
}

#[cfg(test)]
mod tests {
    use super::{Letters, closest, value};

    #[test]
    fn slips_in_spelling_case_and_hyphens_are_found() {
        let known = ["peer_subnets", "policy_rules", "psk", "aes-256"];
        assert_eq!(closest("peer_subnet", known), Some("peer_subnets"));
        assert_eq!(closest("peerSubnets", known), Some("peer_subnets"));
        assert_eq!(closest("AES256", known), Some("aes-256"));
        assert_eq!(closest("pks", known), Some("psk"));
    }

    #[test]
    fn words_that_are_near_are_never_told_apart_by_their_letters() {
        let most = 1;
        let near =
            |word: &str, other: &str| Letters::of(word).may_be_near(Letters::of(other), most);
        for word in ["psk", "peer_subnets", "aes-256-gcm-16", "dh_group", "größe"] {
            for at in word.char_indices().map(|(at, _)| at) {
                let (before, behind) = word.split_at(at);
                let mut rest = behind.chars();
                let letter = rest.next().unwrap();
                let rest = rest.as_str();
                for other in ["x", "1", "_", "-", "ß", ""] {
                    assert!(near(word, &format!("{before}{other}{behind}")));
                    assert!(near(word, &format!("{before}{other}{rest}")));
                }
                assert!(near(
                    word,
                    &format!("{before}{}{rest}", letter.to_ascii_uppercase())
                ));
            }
        }
        for (word, other) in [("psk", "name"), ("cgw_id", "psk"), ("v1", "group")] {
            assert!(!near(word, other), "{word} {other}");
        }
    }

    #[test]
    fn a_slip_in_a_third_of_the_letters_is_found() {
        assert_eq!(
            closest("xeey_swznets", ["peer_subnets"]),
            Some("peer_subnets")
        );
        assert_eq!(closest("xeey_swzqets", ["peer_subnets"]), None);
    }

    #[test]
    fn another_word_in_place_of_a_part_is_no_slip() {
        assert_eq!(closest("enable_nqa", ["enable_hub"]), None);
        assert_eq!(closest("local_peer_id", ["local_host_id"]), None);
        assert_eq!(closest("enable_hbu", ["enable_hub"]), Some("enable_hub"));
        assert_eq!(closest("enable_huv", ["enable_hub"]), Some("enable_hub"));
        assert_eq!(closest("group99", ["group14"]), Some("group14"));
        assert_eq!(
            closest("peer_subnets_v4", ["peer_subnets"]),
            Some("peer_subnets")
        );
    }

    #[test]
    fn of_two_that_are_equally_near_none_is_meant() {
        assert_eq!(closest("v3", ["v1", "v2"]), None);
    }

    #[test]
    fn one_that_differs_only_in_hyphens_is_nearer_than_one_in_a_letter() {
        assert_eq!(closest("group-2", ["group12", "group2"]), Some("group2"));
    }

    #[test]
    fn a_value_is_found_by_its_spelling_first_then_by_its_meaning() {
        assert_eq!(value("AES256", &["aes-256", "aes-128"]), Some("aes-256"));
        assert_eq!(value("ecp384", &["group19", "group20"]), Some("group20"));
        assert_eq!(
            value("sha256", &["sha2-512", "sha2-384", "sha2-256"]),
            Some("sha2-256")
        );
        assert_eq!(value("Policy", &["policy", "static"]), Some("policy"));
        assert_eq!(value("grp14", &["group14"]), Some("group14"));
        assert_eq!(value("main", &["aggressive"]), None);
    }

    #[test]
    fn another_word_is_no_slip() {
        assert_eq!(closest("vgw_id", ["psk", "name"]), None);
        assert_eq!(closest(&"x".repeat(100_000), ["psk"]), None);
    }
}
