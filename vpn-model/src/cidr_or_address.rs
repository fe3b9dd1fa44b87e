//! IPv4 networks that providers write as bare addresses, too.

use std::error::Error;
use std::fmt;
use std::net::Ipv4Addr;
use std::str::FromStr;

use serde::ser::Serializer;

use crate::field::AsFact;
use crate::leaf::{Leaf, Mismatch, Scalar};
use crate::leaves::{self, Format};
use crate::schema::Kind;
use crate::stored::Fact;
use crate::{__leaf, __serde, Ipv4Net};

/// An IPv4 network in CIDR notation, or a bare address in place of its /32.
///
/// The form is a part of the value, so that a text survives being read and written.
///
/// ```
/// use vpn_model::Ipv4CidrOrAddress;
///
/// let bare: Ipv4CidrOrAddress = "10.0.0.1".parse()?;
/// let long: Ipv4CidrOrAddress = "10.0.0.1/32".parse()?;
/// assert_eq!(bare.net(), long.net());
/// assert_ne!(bare, long);
/// assert_eq!(bare.to_string(), "10.0.0.1");
/// # Ok::<(), vpn_model::Ipv4CidrOrAddressError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ipv4CidrOrAddress {
    net: Ipv4Net,
    is_address: bool,
}

impl Ipv4CidrOrAddress {
    /// The network; of a bare address its /32.
    #[must_use]
    pub const fn net(&self) -> Ipv4Net {
        self.net
    }

    /// Whether it is written as a bare address.
    #[must_use]
    pub const fn is_address(&self) -> bool {
        self.is_address
    }
}

impl From<Ipv4Net> for Ipv4CidrOrAddress {
    fn from(net: Ipv4Net) -> Self {
        Self {
            net,
            is_address: false,
        }
    }
}

impl From<Ipv4Addr> for Ipv4CidrOrAddress {
    fn from(address: Ipv4Addr) -> Self {
        Self {
            net: address.into(),
            is_address: true,
        }
    }
}

impl fmt::Display for Ipv4CidrOrAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_address {
            fmt::Display::fmt(&self.net.addr(), formatter)
        } else {
            fmt::Display::fmt(&self.net, formatter)
        }
    }
}

/// The text is neither an IPv4 network in CIDR notation nor an IPv4 address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ipv4CidrOrAddressError;

impl fmt::Display for Ipv4CidrOrAddressError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "expected an {}", Ipv4CidrOrAddress::NAME)
    }
}

impl Error for Ipv4CidrOrAddressError {}

impl FromStr for Ipv4CidrOrAddress {
    type Err = Ipv4CidrOrAddressError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::from_text(text).ok_or(Ipv4CidrOrAddressError)
    }
}

impl Format for Ipv4CidrOrAddress {
    const NAME: &'static str = "IPv4 network in CIDR notation or IPv4 address";

    fn from_text(text: &str) -> Option<Self> {
        if text.contains('/') {
            Ipv4Net::from_text(text).map(Self::from)
        } else {
            Ipv4Addr::from_text(text).map(Self::from)
        }
    }
}

impl Leaf for Ipv4CidrOrAddress {
    const EXPECTED: &'static str = "a string";
    const KIND: Kind = Kind::Format(<Self as Format>::NAME);

    fn from_scalar(scalar: Scalar<'_>) -> Result<Self, Mismatch> {
        leaves::formatted(scalar)
    }

    fn to_scalar<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl AsFact for Ipv4CidrOrAddress {
    fn as_fact(&self) -> Fact<'_> {
        Fact::Text(self.to_string().into())
    }
}

__leaf!(Ipv4CidrOrAddress);
__serde!(Ipv4CidrOrAddress);

#[cfg(test)]
mod tests {
    use super::Ipv4CidrOrAddress;

    #[test]
    fn both_forms_are_read_and_written_as_they_were() {
        for (text, net, is_address) in [
            ("10.1.2.3", "10.1.2.3/32", true),
            ("10.1.2.3/32", "10.1.2.3/32", false),
            ("10.1.2.3/24", "10.1.2.3/24", false),
            ("0.0.0.0/0", "0.0.0.0/0", false),
        ] {
            let read: Ipv4CidrOrAddress = text.parse().unwrap();
            assert_eq!(read.to_string(), text);
            assert_eq!(read.net().to_string(), net);
            assert_eq!(read.is_address(), is_address);
        }
    }

    #[test]
    fn what_is_neither_is_refused() {
        for bad in [
            "",
            "10.0.0",
            "10.0.0.1/",
            "10.0.0.1/33",
            "10.0.0.1/08",
            "010.0.0.1",
            "10.0.0.01/8",
            " 10.0.0.1",
            "::1",
            "2001:db8::/32",
        ] {
            assert!(bad.parse::<Ipv4CidrOrAddress>().is_err(), "{bad}");
        }
    }
}
