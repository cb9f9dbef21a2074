//! Which machines a link may make the program speak to.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use reqwest::Url;

/// The host of an address in lower case; empty where it has none.
pub(super) fn host(address: &str) -> String {
    let url = Url::parse(address).ok();
    let host = url.as_ref().and_then(Url::host_str);
    host.unwrap_or_default().to_ascii_lowercase()
}

/// Whether a host's own name says that it is not on the web: a private address, or this machine.
pub(super) fn names_private(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    match bare.parse::<IpAddr>() {
        Ok(ip) => is_private(ip),
        Err(_) => {
            let is_below = |name: &str| bare == name || bare.ends_with(&format!(".{name}"));
            ["localhost", "local", "internal", "home.arpa", "lan"]
                .into_iter()
                .any(is_below)
        }
    }
}

/// Whether a link to `from` may be followed to `to`: into a private network only where the link
/// itself names that machine.
pub(super) fn may_follow(from: &Url, to: &Url) -> bool {
    let is_web = matches!(to.scheme(), "http" | "https");
    let host = to.host_str().unwrap_or_default();
    is_web && (!names_private(host) || from.host_str() == Some(host))
}

/// Whether an address is not one of the public internet (RFC 6890).
pub(super) fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_private_v4(ip),
        IpAddr::V6(ip) => is_private_v6(ip),
    }
}

fn is_private_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    ip.is_private()
        || ip.is_loopback()
        || ip.is_link_local()
        || ip.is_multicast()
        || ip.is_documentation()
        || a == 0
        || a >= 240
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (b == 18 || b == 19))
}

fn is_private_v6(ip: Ipv6Addr) -> bool {
    if let Some(v4) = ip.to_ipv4_mapped() {
        return is_private_v4(v4);
    }
    let [first, second, ..] = ip.segments();
    let is_nat64 = first == 0x64 && second == 0xff9b;
    ip.is_loopback()
        || ip.is_unspecified()
        || ip.is_multicast()
        || ip.is_unique_local()
        || ip.is_unicast_link_local()
        || is_nat64
        || (first == 0x2001 && second == 0x0db8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_machines_are_known_by_their_names() {
        for host in [
            "127.0.0.1",
            "10.1.2.3",
            "192.168.1.1",
            "172.16.0.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "[::1]",
            "[fd00::1]",
            "[fe80::1]",
            "[::ffff:10.0.0.1]",
            "localhost",
            "nas.local",
            "a.localhost",
        ] {
            assert!(names_private(host), "{host}");
        }
        for host in [
            "example.org",
            "8.8.8.8",
            "100.128.0.1",
            "[2606:4700::1]",
            "localhost.cn",
        ] {
            assert!(!names_private(host), "{host}");
        }
    }

    #[test]
    fn a_private_machine_is_asked_only_where_the_link_names_it() {
        let url = |address| Url::parse(address).unwrap();
        for (from, to, may) in [
            ("https://a.cn/", "https://b.cn/", true),
            ("https://a.cn/", "http://127.0.0.1/", false),
            ("https://a.cn/", "http://169.254.169.254/latest/", false),
            ("https://a.cn/", "http://[::1]/", false),
            ("https://a.cn/", "http://localhost:8080/", false),
            ("http://127.0.0.1:1/", "http://127.0.0.1:2/", true),
            ("http://127.0.0.1/", "http://10.0.0.1/", false),
            ("https://a.cn/", "file:///etc/passwd", false),
        ] {
            assert_eq!(may_follow(&url(from), &url(to)), may, "{from} {to}");
        }
    }
}
