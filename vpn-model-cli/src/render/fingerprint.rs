//! What tells that a violation is the one of yesterday.

use std::collections::HashMap;

use vpn_model::Violation;

/// Makes fingerprints: of the path, the code, the pointer, and the number of
/// the same before. Neither line numbers nor values count, so that moving or
/// changing other members changes nothing, and no secret can be guessed.
#[derive(Debug, Default)]
pub(crate) struct Fingerprints {
    path: String,
    /// How often each occurred in that file.
    seen: HashMap<u128, u32>,
}

impl Fingerprints {
    /// The fingerprint of the next violation: 32 hexadecimal digits.
    pub(crate) fn next(&mut self, path: &str, violation: &Violation) -> String {
        if self.path != path {
            path.clone_into(&mut self.path);
            self.seen.clear();
        }
        let parts = [path, violation.code.as_str(), &violation.pointer];
        let first = parts
            .iter()
            .fold(OFFSET, |hash, part| feed(hash, part.as_bytes()));
        let count = self.seen.entry(first).or_default();
        let hash = match *count {
            0 => first,
            more => feed(first, more.to_string().as_bytes()),
        };
        *count += 1;
        format!("{hash:032x}")
    }
}

/// FNV-1a of 128 bits: simple, and the same for ever, as hashes of the standard library are not.
const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// Takes a part in, and its end.
fn feed(hash: u128, part: &[u8]) -> u128 {
    let bytes = part.iter().copied().chain([0]);
    bytes.fold(hash, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(PRIME)
    })
}

#[cfg(test)]
mod tests {
    use super::{OFFSET, PRIME};

    #[test]
    fn the_hash_is_fnv_1a() {
        let hash = b"a".iter().fold(OFFSET, |hash, byte| {
            (hash ^ u128::from(*byte)).wrapping_mul(PRIME)
        });
        assert_eq!(hash, 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
    }
}
