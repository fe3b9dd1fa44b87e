//! Looking at several bytes of a JSON text at once.

const SPACES: u64 = u64::from_le_bytes([b' '; 8]);

/// The same as the function of slices, for keys: mostly a few bytes more than
/// eight. No text starts with less than four.
#[inline]
pub(super) fn starts_with(text: &[u8], key: &[u8]) -> bool {
    let Some(text) = text.get(..key.len()) else {
        return false;
    };
    let (Some(last), Some(last_of_key)) = (text.last_chunk::<8>(), key.last_chunk::<8>()) else {
        let of_key = (key.first_chunk::<4>(), key.last_chunk::<4>());
        return of_key.0.is_some() && (text.first_chunk(), text.last_chunk()) == of_key;
    };
    let (eights, eights_of_key) = (text.as_chunks::<8>().0, key.as_chunks::<8>().0);
    last == last_of_key
        && eights
            .iter()
            .zip(eights_of_key)
            .all(|(one, other)| one == other)
}

/// Where a line break and an indentation, or spaces, end that may be there.
/// None for other white space, and where the text ends.
#[inline]
pub(super) fn indentation_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    const LINE: u64 = SPACES ^ (b' ' ^ b'\n') as u64;
    let mut expected = match bytes.get(at) {
        Some(b'\n') => LINE,
        Some(b' ') => SPACES,
        _ => return Some(at),
    };
    loop {
        let eight = bytes.get(at..)?.first_chunk()?;
        let others = u64::from_le_bytes(*eight) ^ expected;
        at += others.trailing_zeros() as usize / 8;
        if others != 0 {
            return (bytes.get(at) > Some(&b' ')).then_some(at);
        }
        expected = SPACES;
    }
}

/// Where white space ends that may be there: mostly one space, or a line break and an indentation.
#[inline]
pub(super) fn white_space_end(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at) {
        Some(b' ') if bytes.get(at + 1) > Some(&b' ') => at + 1,
        Some(..=b' ') => long_white_space_end(bytes, at),
        _ => at,
    }
}

/// The same where there is white space, or a control character. Looks at eight spaces at once.
#[inline(never)]
fn long_white_space_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
        while let Some(eight) = bytes.get(at..).and_then(<[u8]>::first_chunk) {
            let others = u64::from_le_bytes(*eight) ^ SPACES;
            at += others.trailing_zeros() as usize / 8;
            if others != 0 {
                break;
            }
        }
    }
    at
}
