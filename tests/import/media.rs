//! Pictures that are fetched from the old site, here a server on this machine.
#![cfg(feature = "external")]

use std::{
    io::{Read as _, Write as _},
    net::TcpListener,
    sync::{Arc, Mutex},
};

use crate::{
    page::{build, fixture, import, notes, read, report, sources},
    program::Site,
};

/// What every picture holds.
const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\npicture";

/// A server that knows some paths; gives its address, and the paths that were asked for.
fn server(known: &'static [&'static str]) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&asked);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = vec![0; 4096];
            let length = stream.read(&mut request).unwrap();
            let request = String::from_utf8_lossy(&request[..length]).into_owned();
            let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
            let (status, body) = match known.contains(&path.as_str()) {
                true => ("200 OK", PICTURE),
                false => ("404 Not Found", &b""[..]),
            };
            log.lock().unwrap().push(path);
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            stream.write_all(head.as_bytes()).unwrap();
            stream.write_all(body).unwrap();
        }
    });
    (address, asked)
}

/// The export, as if the blog had been at `address`.
fn site_of(address: &str) -> Site {
    let export = std::fs::read_to_string(fixture("wordpress.xml")).unwrap();
    Site::bare().file("export.xml", export.replace("https://old.example", address))
}

#[test]
fn pictures_come_along_once() {
    let uploads = "static/wp-content/uploads/2025/04";
    let (address, asked) = server(&[
        "/wp-content/uploads/2025/04/wafer.png",
        "/wp-content/uploads/2025/04/a.jpg",
    ]);
    let site = site_of(&address);
    let told = report(&site, &["wordpress", "export.xml", "--media"]);
    assert_eq!(told["files"], 2, "{told}");
    let lost: Vec<_> = notes(&told)
        .into_iter()
        .filter(|note| note.starts_with("lost media"))
        .collect();
    assert_eq!(lost.len(), 1, "{told}");
    assert_eq!(
        std::fs::read(site.path(&format!("{uploads}/wafer.png"))).unwrap(),
        PICTURE
    );
    let blocks = read(&site, "content/2025/04/2025-04-22-blocks.md");
    assert!(
        blocks.contains("cover: '/wp-content/uploads/2025/04/wafer.png'"),
        "{blocks}"
    );
    assert!(
        blocks.contains("![晶圆](/wp-content/uploads/2025/04/wafer.png \"一片晶圆\")"),
        "{blocks}"
    );
    // The original stands in for the smaller copy.
    let classic = read(&site, "content/2025/03/2025-03-05-classic.md");
    assert!(
        classic.contains("<img src=\"/wp-content/uploads/2025/04/a.jpg\""),
        "{classic}"
    );
    // The one that is missing stays where it was.
    assert!(
        blocks.contains(&format!("]({address}/wp-content/uploads/2025/04/b.jpg)")),
        "{blocks}"
    );
    build(&site);
    let before = (asked.lock().unwrap().len(), sources(&site));
    import(&site, &["wordpress", "export.xml", "--media"]).ends(0);
    assert_eq!(sources(&site), before.1);
    assert_eq!(
        asked.lock().unwrap().len(),
        before.0 + 1,
        "only what is missing is asked for"
    );
}

#[test]
fn without_the_option_nothing_is_asked_for() {
    let (address, asked) = server(&[]);
    import(&site_of(&address), &["wordpress", "export.xml"]).ends(0);
    assert_eq!(*asked.lock().unwrap(), Vec::<String>::new());
}

#[test]
fn a_site_that_is_not_there_is_told_of_once() {
    // A port that was free a moment ago.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let site = site_of(&address);
    let run = import(&site, &["wordpress", "export.xml", "--media"]).ends(0);
    assert_eq!(
        run.stderr.matches("cannot be reached").count(),
        1,
        "{}",
        run.stderr
    );
    assert!(read(&site, "content/2025/04/2025-04-22-blocks.md").contains(&address));
}
