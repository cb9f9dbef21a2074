//! A running preview, and what a browser and a terminal see of it.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Condvar, Mutex},
    thread,
    time::Duration,
};

use crate::program::Site;

/// What takes this long has come to a standstill.
pub(crate) const STANDSTILL: Duration = Duration::from_secs(60);

/// `kuaidu serve` at work; it ends with this value.
pub(crate) struct Desk {
    child: Child,
    /// Host and port.
    pub(crate) host: String,
    pub(crate) home: String,
    told: Arc<Told>,
}

/// The lines on the standard error.
#[derive(Default)]
struct Told {
    lines: Mutex<Vec<String>>,
    more: Condvar,
}

/// What a request was answered with.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

/// The events for one page.
pub(crate) struct Events {
    lines: BufReader<TcpStream>,
}

/// `kuaidu serve` in a folder, on any port, on the morning of 24 November 2026; not yet run.
pub(crate) fn command(root: &Path, args: &[&str]) -> Command {
    let mut command = command_of_now(root, args);
    command.args(["--clock", "2026-11-24 08:00"]);
    command
}

/// The same at this very moment.
fn command_of_now(root: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kuaidu"));
    command
        .current_dir(root)
        .args(["serve", "--lang", "en"])
        .args(args)
        .env_remove("SOURCE_DATE_EPOCH")
        .env_remove("GITHUB_ACTIONS")
        .env("NO_COLOR", "1")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

impl Desk {
    /// Previews a site, and waits until it can be seen.
    pub(crate) fn of(site: &Site) -> Self {
        Self::with(site, &["--port", "0"])
    }

    pub(crate) fn with(site: &Site, args: &[&str]) -> Self {
        Self::run(command(&site.path(""), args))
    }

    /// Previews a site at this very moment.
    pub(crate) fn of_now(site: &Site) -> Self {
        Self::run(command_of_now(&site.path(""), &["--port", "0"]))
    }

    fn run(mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let told = Arc::<Told>::default();
        let errors = BufReader::new(child.stderr.take().unwrap());
        let teller = Arc::clone(&told);
        thread::spawn(move || {
            for line in errors.lines().map_while(Result::ok) {
                teller.lines.lock().unwrap().push(line);
                teller.more.notify_all();
            }
        });
        let mut home = String::new();
        let mut output = BufReader::new(child.stdout.take().unwrap());
        output.read_line(&mut home).unwrap();
        let home = home.trim().to_owned();
        let host = home.trim_start_matches("http://").split('/').next();
        Self {
            host: host.unwrap().to_owned(),
            home,
            told,
            child,
        }
    }

    /// The port.
    pub(crate) fn port(&self) -> &str {
        self.host.rsplit(':').next().unwrap()
    }

    /// Waits until the terminal shows this, from the given line on; the number of the line after it.
    pub(crate) fn says(&self, text: &str, from: usize) -> usize {
        let mut lines = self.told.lines.lock().unwrap();
        loop {
            let found = lines.iter().skip(from).position(|line| line.contains(text));
            if let Some(found) = found {
                return from + found + 1;
            }
            let (more, waited) = self.told.more.wait_timeout(lines, STANDSTILL).unwrap();
            lines = more;
            assert!(!waited.timed_out(), "never said: {text}\n{lines:#?}");
        }
    }

    /// All that the terminal shows so far.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.told.lines.lock().unwrap().clone()
    }

    /// Asks for a path with GET.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// The text of a page that is there.
    pub(crate) fn text(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}");
        answer.text()
    }

    /// Asks with a method and further lines of a head.
    pub(crate) fn ask(&self, method: &str, path: &str, head: &[&str]) -> Answer {
        let mut stream = self.connect();
        let mut lines = vec![
            format!("{method} {path} HTTP/1.1"),
            "Connection: close".into(),
        ];
        if !head.iter().any(|line| line.starts_with("Host:")) {
            lines.push(format!("Host: {}", self.host));
        }
        lines.extend(head.iter().map(|line| (*line).to_owned()));
        let request = lines.join("\r\n") + "\r\n\r\n";
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(answer[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer {
            status,
            head,
            body: answer[end + 4..].to_vec(),
        }
    }

    /// Listens as the page at `path` does that has been shown just now.
    pub(crate) fn listen(&self, path: &str) -> Events {
        let shown = self.get(path).text();
        let print = shown.split("&quot;page&quot;:&quot;").nth(1).unwrap();
        self.listen_with(path, print.split('&').next().unwrap())
    }

    /// Listens as the page at `path` does that bears this print.
    pub(crate) fn listen_with(&self, path: &str, print: &str) -> Events {
        let mut stream = self.connect();
        let host = &self.host;
        let address = format!("/_kuaidu/events?path={path}&page={print}");
        write!(stream, "GET {address} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
        let mut events = Events {
            lines: BufReader::new(stream),
        };
        assert_eq!(events.next(), ("hello".to_owned(), "now".to_owned()));
        events
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(STANDSTILL)).unwrap();
        stream
    }

    /// Ends the preview as Ctrl+C does.
    pub(crate) fn interrupt(mut self) -> ExitStatus {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-INT", &id]).status().unwrap();
        self.child.wait().unwrap()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Answer {
    /// The value of a line of the head; empty where there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut lines = self.head.split("\r\n").skip(1);
        let found = lines.find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        });
        found.unwrap_or_default()
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

impl Events {
    /// The name and the data of the next event.
    pub(crate) fn next(&mut self) -> (String, String) {
        let (mut name, mut data) = (String::new(), String::new());
        loop {
            let mut line = String::new();
            assert_ne!(
                self.lines.read_line(&mut line).unwrap(),
                0,
                "no more events"
            );
            let line = line.trim_end();
            if let Some(value) = line.strip_prefix("event: ") {
                name = value.to_owned();
            } else if let Some(value) = line.strip_prefix("data: ") {
                data = value.to_owned();
            } else if line.is_empty() && !name.is_empty() {
                return (name, data);
            }
        }
    }

    /// The data of the next event, which must be of this name.
    pub(crate) fn expect(&mut self, name: &str) -> String {
        let (found, data) = self.next();
        assert_eq!(found, name, "{data}");
        data
    }
}
