//! Numbers of a JSON text.

use super::{ENDS_BEFORE_VALUE, Json, Result};

/// A number, as far as anybody here wants to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Number {
    /// An integer that fits.
    Integer(i64),
    /// An integer beyond 64 bits.
    Beyond,
    /// A number with a fraction or an exponent.
    Fraction,
}

impl Json<'_> {
    /// Reads the number at the position.
    pub(crate) fn number(&mut self) -> Result<Number> {
        let negative = self.byte() == Some(b'-');
        if negative {
            self.at += 1;
        }
        let start = self.at;
        let integer = self.digits()?;
        if self.text.as_bytes().get(start) == Some(&b'0') && self.at > start + 1 {
            // A zero in front: the number ought to have ended behind it.
            self.at = start + 1;
            return self.stop("a number with a zero in front");
        }
        let mut whole = true;
        if self.byte() == Some(b'.') {
            whole = false;
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            whole = false;
            self.at += 1;
            if let Some(b'+' | b'-') = self.byte() {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(match integer {
            _ if !whole => Number::Fraction,
            None => Number::Beyond,
            Some(value) if negative => Number::Integer(value),
            Some(value) => value.checked_neg().map_or(Number::Beyond, Number::Integer),
        })
    }

    /// Reads at least one digit: what they make, below zero, where there is one
    /// number more than above; none if that is beyond 64 bits.
    fn digits(&mut self) -> Result<Option<i64>> {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let mut at = start;
        let mut value = Some(0_i64);
        while let Some(digit @ b'0'..=b'9') = bytes.get(at) {
            let digit = i64::from(digit - b'0');
            value = match value {
                Some(value) => value
                    .checked_mul(10)
                    .and_then(|tens| tens.checked_sub(digit)),
                None => None,
            };
            at += 1;
        }
        self.at = at;
        match self.byte() {
            _ if self.at > start => Ok(value),
            Some(_) => self.stop("invalid number"),
            None => self.stop(ENDS_BEFORE_VALUE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Number;
    use crate::read::json::Json;

    #[test]
    fn the_number_grammar_is_that_of_json() {
        for good in ["0", "-0", "10.5", "1e9", "1E+9", "1.5e-3", "0.0", "0e1"] {
            let mut json = Json::new(good);
            json.number().unwrap();
            assert_eq!(json.position(), good.len(), "{good}");
        }
        for (bad, at) in [
            ("-", 1),
            ("-a", 1),
            ("--1", 1),
            ("01", 1),
            ("-01", 2),
            ("1.", 2),
            ("1.e", 2),
            ("1e", 2),
            ("1e+", 3),
            ("1ex", 2),
        ] {
            let mut json = Json::new(bad);
            assert!(json.number().is_err(), "{bad}");
            assert_eq!(json.fault().at, at, "{bad}");
        }
    }

    #[test]
    fn an_integer_is_kept_if_64_bits_hold_it() {
        for (text, number) in [
            ("0", Number::Integer(0)),
            ("-0", Number::Integer(0)),
            ("-17", Number::Integer(-17)),
            ("9223372036854775807", Number::Integer(i64::MAX)),
            ("9223372036854775808", Number::Beyond),
            ("-9223372036854775808", Number::Integer(i64::MIN)),
            ("-9223372036854775809", Number::Beyond),
            ("1e0", Number::Fraction),
            ("99999999999999999999.0", Number::Fraction),
        ] {
            assert_eq!(Json::new(text).number(), Ok(number), "{text}");
        }
    }
}
