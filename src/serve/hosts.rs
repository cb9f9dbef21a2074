//! By which names the preview may be asked for: a page elsewhere could give a name of its own this address (DNS rebinding).

use std::net::IpAddr;

/// The hosts to which the preview answers.
#[derive(Debug)]
pub(super) struct Hosts {
    /// The name that was given for the address to listen at.
    bound: String,
    /// The only other address; all of them where the preview listens at all.
    address: Option<IpAddr>,
}

impl Hosts {
    /// Those of a preview that listens at `bound`, which is `address`.
    pub(super) fn new(bound: &str, address: IpAddr) -> Self {
        Self {
            bound: bound.to_ascii_lowercase(),
            address: (!address.is_unspecified()).then_some(address),
        }
    }

    /// Whether `host`, the value of the header, is one of them. The port is not looked at: it may
    /// be that of a tunnel.
    pub(super) fn allow(&self, host: &str) -> bool {
        let name = without_port(host).to_ascii_lowercase();
        let name = name.strip_suffix('.').unwrap_or(&name);
        if name == "localhost" || name.ends_with(".localhost") || name == self.bound {
            return true;
        }
        let address = name.trim_start_matches('[').trim_end_matches(']');
        match (address.parse::<IpAddr>(), self.address) {
            (Ok(address), _) if address.is_loopback() => true,
            // Nobody can give an address a name: it is asked for by whoever knows it.
            (Ok(_), None) => true,
            (Ok(address), Some(only)) => address == only,
            (Err(_), _) => false,
        }
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => {
            let is_whole_address = name.contains(':') && !name.ends_with(']');
            if is_whole_address { host } else { name }
        }
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let at = |bound: &str, address: &str| Hosts::new(bound, address.parse().unwrap());
        let here = at("127.0.0.1", "127.0.0.1");
        let network = at("192.168.1.5", "192.168.1.5");
        let named = at("Desk.local", "192.168.1.5");
        let everywhere = at("0.0.0.0", "0.0.0.0");
        for (hosts, host, is_allowed) in [
            (&here, "127.0.0.1:1111", true),
            (&here, "localhost:1111", true),
            (&here, "LOCALHOST", true),
            (&here, "news.localhost:80", true),
            (&here, "[::1]:1111", true),
            (&here, "localhost.", true),
            (&here, "evil.example", false),
            (&here, "127.0.0.1.evil.example:1111", false),
            (&here, "localhost.evil.example", false),
            (&here, "192.168.1.5", false),
            (&here, "", false),
            (&here, "evillocalhost", false),
            (&network, "192.168.1.5:1111", true),
            (&network, "192.168.1.6:1111", false),
            (&named, "desk.local:1111", true),
            (&named, "desk.local.evil.example", false),
            (&everywhere, "192.168.1.5:1111", true),
            (&everywhere, "[fe80::1]:1111", true),
            (&everywhere, "evil.example", false),
        ] {
            assert_eq!(hosts.allow(host), is_allowed, "{hosts:?} {host}");
        }
    }
}
