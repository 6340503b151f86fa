//! Where a request comes from.

use axum::http::HeaderMap;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// The header in which each proxy adds the address that called it, on the right.
const FORWARDED: &str = "x-forwarded-for";

/// The address a request comes from, as coarse as its owner can change it: an IPv6 caller owns the lower 64 bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Caller(IpAddr);

impl Caller {
    /// The one who called the outermost of so many trusted proxies. Whatever stands further left in the header was
    /// written by strangers. Where the header says less than the proxies should have written, it is not believed at all.
    pub(crate) fn of(peer: SocketAddr, headers: &HeaderMap, trusted_hops: usize) -> Self {
        let forwarded = trusted_hops.checked_sub(1).and_then(|skipped| {
            let lines = headers.get_all(FORWARDED).iter().rev();
            let lines = lines.map(|line| line.to_str().unwrap_or_default());
            let entry = lines.flat_map(|line| line.rsplit(',')).nth(skipped)?;
            address(entry.trim())
        });
        Self(coarse(forwarded.unwrap_or(peer.ip())))
    }
}

/// An address, with a port or without.
fn address(entry: &str) -> Option<IpAddr> {
    let bare = entry.trim_start_matches('[').trim_end_matches(']');
    bare.parse().ok().or_else(|| entry.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

fn coarse(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn caller(hops: usize, lines: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED, line.parse().unwrap());
        }
        Caller::of("192.0.2.1:4000".parse().unwrap(), &headers, hops).0.to_string()
    }

    #[test]
    fn without_a_proxy_the_header_is_a_strangers_word() {
        assert_eq!(caller(0, &["203.0.113.9"]), "192.0.2.1");
    }

    #[test]
    fn a_proxy_vouches_for_what_it_added_itself_and_for_no_more() {
        assert_eq!(caller(1, &["203.0.113.9"]), "203.0.113.9");
        assert_eq!(caller(1, &["198.51.100.7, 10.0.0.1, 203.0.113.9"]), "203.0.113.9");
        assert_eq!(caller(1, &["198.51.100.7", "203.0.113.9"]), "203.0.113.9");
        assert_eq!(caller(2, &["198.51.100.7, 203.0.113.9, 10.0.0.1"]), "203.0.113.9");
        assert_eq!(caller(2, &["198.51.100.7, 203.0.113.9", "10.0.0.1"]), "203.0.113.9");
    }

    #[test]
    fn a_header_too_short_or_unreadable_falls_back_to_the_connection() {
        assert_eq!(caller(1, &[]), "192.0.2.1");
        assert_eq!(caller(2, &["203.0.113.9"]), "192.0.2.1");
        assert_eq!(caller(1, &["unknown"]), "192.0.2.1");
        assert_eq!(caller(1, &["203.0.113.9, "]), "192.0.2.1");
    }

    #[test]
    fn an_address_is_as_coarse_as_its_owner_can_change_it() {
        assert_eq!(caller(1, &["2001:db8:1:2:3:4:5:6"]), "2001:db8:1:2::");
        assert_eq!(caller(1, &["[2001:db8:1:2:3:4:5:6]:443"]), "2001:db8:1:2::");
        assert_eq!(caller(1, &["::ffff:203.0.113.9"]), "203.0.113.9");
        assert_eq!(caller(1, &["203.0.113.9:1234"]), "203.0.113.9");
    }
}
