//! Formats of texts that name something. They are no types: a name is a text.

use std::net::IpAddr;

use crate::leaves::Format;

/// A host name.
#[derive(Debug)]
pub struct HostName;

/// A host name, an IPv4 or an IPv6 address.
#[derive(Debug)]
pub struct HostNameOrAddress;

/// A name that identifies an end of a connection.
#[derive(Debug)]
pub struct Fqdn;

impl Format for HostName {
    const NAME: &'static str = "host name";

    /// Underscores are no part of a host name, and stand in many. A name whose
    /// last label is a number is an address to whoever resolves it.
    fn from_text(text: &str) -> Option<Self> {
        let name = text.strip_suffix('.').unwrap_or(text);
        let last = name.rsplit('.').next()?;
        let number = last.bytes().all(|byte| byte.is_ascii_digit());
        (text.len() <= 253 && !number && name.split('.').all(is_label)).then_some(Self)
    }
}

fn is_label(label: &str) -> bool {
    let inside = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (1..=63).contains(&label.len())
        && label.bytes().all(inside)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

impl Format for HostNameOrAddress {
    const NAME: &'static str = "host name or IP address";

    fn from_text(text: &str) -> Option<Self> {
        let fits = text.parse::<IpAddr>().is_ok() || HostName::from_text(text).is_some();
        fits.then_some(Self)
    }
}

impl Format for Fqdn {
    const NAME: &'static str = "FQDN identity";

    fn from_text(text: &str) -> Option<Self> {
        let forbidden = |character: char| " &<>[]\\?".contains(character);
        let fits = (1..=128).contains(&text.chars().count()) && !text.contains(forbidden);
        fits.then_some(Self)
    }
}
