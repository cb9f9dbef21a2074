//! Takes a port: the one that is asked for, or the first free one.

use std::{
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener, ToSocketAddrs},
};

use crate::message::{Failure, message};

/// The first port that is tried.
const FIRST: u16 = 1111;
/// How many are tried.
const TRIED: u16 = 100;

/// Listens at `bind`, an address or a name.
///
/// # Errors
/// Where the port is taken, or there is no such address.
pub(super) fn listen(bind: &str, port: Option<u16>) -> Result<TcpListener, Failure> {
    if let Some(port) = port {
        return at(bind, port).map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => {
                Failure::new(message!("serve-port-taken", port = port.to_string())).because(error)
            }
            _ => failed(&format!("{bind}:{port}"), &error),
        });
    }
    for port in FIRST..FIRST + TRIED {
        match at(bind, port) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => {}
            Err(error) => return Err(failed(&format!("{bind}:{port}"), &error)),
        }
    }
    let last = (FIRST + TRIED - 1).to_string();
    let first = FIRST.to_string();
    Err(Failure::new(message!(
        "serve-no-port",
        first = first,
        last = last
    )))
}

fn at(bind: &str, port: u16) -> io::Result<TcpListener> {
    let name = bind.trim_start_matches('[').trim_end_matches(']');
    let addresses: Vec<SocketAddr> = (name, port).to_socket_addrs()?.collect();
    TcpListener::bind(&*addresses)
}

/// The failure to listen at an address.
pub(super) fn failed(bind: &str, error: &io::Error) -> Failure {
    Failure::new(message!("serve-cannot-listen", address = bind, why = error))
}

/// Host and port by which a browser of this machine reaches what listens at `address`.
pub(super) fn host(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_free_port_is_taken_and_a_wanted_one_is_missed() {
        let first = listen("127.0.0.1", Some(0)).unwrap();
        let port = first.local_addr().unwrap().port();
        let refusal = listen("127.0.0.1", Some(port)).unwrap_err().to_string();
        assert!(refusal.contains(&port.to_string()), "{refusal}");
        let (one, other) = (listen("127.0.0.1", None), listen("127.0.0.1", None));
        let port = |listener: Result<TcpListener, Failure>| listener.unwrap().local_addr().unwrap();
        let (one, other) = (one.unwrap(), port(other));
        assert!(one.local_addr().unwrap().port() < other.port());
    }

    #[test]
    fn a_browser_goes_to_this_machine_where_all_addresses_are_listened_at() {
        for (bound, host_and_port) in [
            ("127.0.0.1:1111", "127.0.0.1:1111"),
            ("0.0.0.0:80", "127.0.0.1:80"),
            ("[::]:80", "[::1]:80"),
            ("192.168.1.5:1112", "192.168.1.5:1112"),
        ] {
            assert_eq!(host(bound.parse().unwrap()).to_string(), host_and_port);
        }
    }
}
