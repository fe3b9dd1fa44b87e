//! Texts that have a format, and those that only look so.

use std::net::Ipv4Addr;

use super::choices;
use crate::leaves::Format;
use crate::names::{Fqdn, HostName, HostNameOrAddress};
use crate::strategy::dice::Dice;
use crate::strategy::formats::{IPV6_CIDR, broken, has_format, valid};
use crate::{IpNet, Ipv4CidrOrAddress, Ipv4Net, Ipv6Net, Uuid};

#[track_caller]
fn is_what_the_library_reads<T: Format>() {
    let is_read = |text: Option<&str>| T::from_text(text.unwrap()).is_some();
    let mut count = 0;
    for choices in choices(400) {
        let good = valid(&[T::NAME], &[], &mut Dice::new(&choices)).unwrap();
        assert!(is_read(good.as_text()), "{}: {good}", T::NAME);
        if let Some(bad) = broken(T::NAME, &mut Dice::new(&choices)) {
            assert!(!is_read(bad.as_text()), "{}: {bad}", T::NAME);
            count += 1;
        }
    }
    assert!(count > 100, "{}: only {count} are broken", T::NAME);
}

#[test]
fn the_library_reads_what_is_valid_and_nothing_that_is_broken() {
    is_what_the_library_reads::<Uuid>();
    is_what_the_library_reads::<Fqdn>();
    is_what_the_library_reads::<HostName>();
    is_what_the_library_reads::<HostNameOrAddress>();
    is_what_the_library_reads::<Ipv4Addr>();
    is_what_the_library_reads::<Ipv4Net>();
    is_what_the_library_reads::<Ipv6Net>();
    is_what_the_library_reads::<IpNet>();
    is_what_the_library_reads::<Ipv4CidrOrAddress>();
}

#[test]
fn a_network_of_ipv6_is_an_address_and_a_length_in_its_one_form() {
    for good in ["2001:db8::/32", "::/0", "2001:db8::1/128"] {
        assert!(has_format(IPV6_CIDR, good), "{good}");
    }
    for bad in [
        "2001:db8::",
        "2001:db8::/129",
        "2001:db8::/032",
        "10.0.0.0/8",
    ] {
        assert!(!has_format(IPV6_CIDR, bad), "{bad}");
    }
}
