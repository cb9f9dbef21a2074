//! Links to other sites, asked of a server on this machine.

use std::{
    fs,
    io::{Read, Write},
    net::TcpListener,
    path::PathBuf,
    sync::{Arc, Mutex},
    thread,
};

use super::{check, found, with_text};

/// A web server that notes what it is asked.
pub(super) struct Server {
    pub(super) address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

/// What is answered to a request after the ones before it.
type Answer = dyn Fn(&str, &[String]) -> Vec<u8> + Send + Sync;

impl Server {
    fn start() -> Self {
        Self::answering(Arc::new(|request, before| answer(request, before).into()))
    }

    /// One that serves the files of a folder.
    pub(super) fn of_folder(folder: PathBuf) -> Self {
        Self::answering(Arc::new(move |request, _| {
            let path = request
                .split(' ')
                .nth(1)
                .unwrap_or("/")
                .trim_start_matches('/');
            let index = if path.ends_with('/') {
                "index.html"
            } else {
                ""
            };
            let Ok(bytes) = fs::read(folder.join(format!("{path}{index}"))) else {
                return empty("404 Not Found").into();
            };
            let length = bytes.len();
            let head =
                format!("HTTP/1.1 200 OK\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
            [head.into_bytes(), bytes].concat()
        }))
    }

    fn answering(answer: Arc<Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let notes = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (notes, mut stream) = (Arc::clone(&notes), stream.unwrap());
                let answer = Arc::clone(&answer);
                thread::spawn(move || {
                    let mut buffer = [0; 4096];
                    let length = stream.read(&mut buffer).unwrap_or(0);
                    let request = String::from_utf8_lossy(&buffer[..length]).into_owned();
                    let response = answer(&request, &notes.lock().unwrap());
                    notes.lock().unwrap().push(request);
                    let _ = stream.write_all(&response);
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
    empty(head)
}

/// An answer without contents.
fn empty(head: &str) -> String {
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

#[test]
fn what_the_environment_names_stands_between() {
    let proxy = Server::answering(Arc::new(|request, _| {
        let is_tunnel = request.starts_with("CONNECT ");
        let is_gone = request.contains("gone");
        empty(match (is_tunnel, is_gone) {
            (true, _) => "502 Bad Gateway",
            (_, true) => "404 Not Found",
            _ => "200 OK",
        })
        .into()
    }));
    let direct = Server::start();
    let site = with_text(&format!(
        "[甲](http://a.example/ok) [乙](http://b.example/gone) [丙](https://c.example/x)\n\n\
         [丁]({}/ok) [戊](http://unproxied.invalid/x)",
        direct.address
    ));
    // Proxies have names in private networks.
    let named = proxy.address.replace("127.0.0.1", "localhost");
    let said = |proxy: &str| {
        let mut command = super::command(&site, &["--external", "--format", "json", "-v"]);
        command.envs([("HTTP_PROXY", proxy), ("HTTPS_PROXY", proxy)]);
        command.env("http_proxy", proxy);
        command.env("NO_PROXY", "unproxied.invalid");
        super::lines(&super::Run::of(&mut command))
    };
    for address in [&proxy.address, &named] {
        let told = said(address);
        assert_eq!(
            told,
            [
                "content/a.md:9:26 broken-external-link",
                "content/a.md:9:53 unreachable-external-link",
                "content/a.md:11:32 broken-external-link",
            ],
            "{address}"
        );
    }
    assert_eq!(proxy.asked_for("http://a.example/ok").len(), 1);
    assert!(!proxy.asked_for("c.example:443").is_empty());
    assert_eq!(
        direct.asked_for("/ok").len(),
        1,
        "a private machine is asked directly"
    );
}
