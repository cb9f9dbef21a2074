//! Links to other sites, asked of a server on this machine.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
};

use super::{check, found, with_text};

/// A web server that notes what it is asked.
struct Server {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (notes, mut stream) = (Arc::clone(&notes), stream.unwrap());
                thread::spawn(move || {
                    let mut buffer = [0; 4096];
                    let length = stream.read(&mut buffer).unwrap_or(0);
                    let request = String::from_utf8_lossy(&buffer[..length]).into_owned();
                    let response = answer(&request, &notes.lock().unwrap());
                    notes.lock().unwrap().push(request);
                    let _ = stream.write_all(response.as_bytes());
                });
            }
        });
        Self { address, asked }
    }

    /// The requests for a path.
    fn asked_for(&self, path: &str) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        let is_it = |request: &&String| request.split(' ').nth(1) == Some(path);
        asked.iter().filter(is_it).cloned().collect()
    }
}

fn answer(request: &str, before: &[String]) -> String {
    let mut words = request.split(' ');
    let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
    let times = before
        .iter()
        .filter(|other| other.split(' ').nth(1) == Some(path))
        .count();
    let head = match (path, method) {
        ("/ok", _) if request.to_lowercase().contains("if-none-match: \"1\"") => "304 Not Modified",
        ("/ok", _) => "200 OK\r\nETag: \"1\"",
        ("/no-head", "HEAD") => "405 Method Not Allowed",
        ("/no-head", _) => "200 OK",
        ("/busy", _) if times < 2 => "503 Service Unavailable",
        ("/busy", _) => "200 OK",
        ("/moved", _) => "301 Moved Permanently\r\nLocation: /ok",
        ("/away", _) => "302 Found\r\nLocation: /ok",
        ("/circle", _) => "302 Found\r\nLocation: /circle",
        ("/inside", _) => "302 Found\r\nLocation: http://10.0.0.1/",
        ("/forbidden", _) => "403 Forbidden",
        _ => "404 Not Found",
    };
    format!("HTTP/1.1 {head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
}

#[test]
fn other_sites_are_asked_and_what_is_gone_is_told() {
    let server = Server::start();
    let paths = [
        "ok",
        "gone",
        "no-head",
        "busy",
        "moved",
        "away",
        "circle",
        "inside",
        "forbidden",
    ];
    let links: Vec<_> = paths
        .iter()
        .map(|path| format!("[甲]({}/{path})", server.address))
        .collect();
    let site = with_text(&links.join("\n\n"));
    assert_eq!(found(&site, &[]), [""; 0], "nobody is asked unasked");
    assert_eq!(server.asked.lock().unwrap().len(), 0);
    assert_eq!(
        found(&site, &["--external"]),
        [
            "content/a.md:11:1 broken-external-link",
            "content/a.md:17:1 moved-external-link",
            "content/a.md:21:1 unreachable-external-link",
            "content/a.md:23:1 unreachable-external-link",
            "content/a.md:25:1 unreachable-external-link",
        ]
    );
    let request = &server.asked_for("/ok")[0].to_lowercase();
    assert!(request.starts_with("head "), "{request}");
    assert!(request.contains("user-agent: kuaidu/"), "{request}");
    assert!(request.contains("https://example.org/"), "{request}");
    assert_eq!(server.asked_for("/no-head").len(), 2);
    let run = check(&site, &["--external", "-v"]).ends(0);
    assert!(
        run.stdout
            .contains(&format!("help: write {}/ok", server.address)),
        "{}",
        run.stdout
    );
}

#[test]
fn what_was_there_is_remembered_for_a_week_and_known_by_its_tag() {
    let server = Server::start();
    let site = with_text(&format!(
        "[甲]({0}/ok#a) [乙]({0}/ok#b) [丙]({0}/gone)",
        server.address
    ));
    check(&site, &["--external"]).ends(0);
    assert_eq!(server.asked_for("/ok").len(), 1, "both lead to one page");
    let gone = server.asked_for("/gone").len();
    check(&site, &["--external"]).ends(0);
    assert_eq!(server.asked_for("/ok").len(), 1);
    assert!(server.asked_for("/gone").len() > gone, "it may be mended");
    let later = ["--external", "--clock", "2026-12-24 08:00"];
    let mut command = super::kuaidu();
    command.current_dir(site.path("")).arg("check").args(later);
    super::Run::of(&mut command).ends(0);
    let asked = server.asked_for("/ok");
    assert_eq!(asked.len(), 2);
    assert!(
        asked[1].to_lowercase().contains("if-none-match: \"1\""),
        "{}",
        asked[1]
    );
}

#[test]
fn without_a_network_one_sentence_is_enough() {
    // Ports on which nobody listens any more.
    let links: Vec<_> = (1..=12)
        .map(|host| format!("[甲](http://127.0.0.{host}:9/{host})"))
        .collect();
    let site = with_text(&links.join(" "));
    let findings = found(&site, &["--external", "--timeout", "5"]);
    assert_eq!(findings, [" unreachable-external-link"]);
}
