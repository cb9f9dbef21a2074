//! Asks for one page: its head, else the page; where it leads; and again, if the site is busy.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use reqwest::{
    ClientBuilder, Method, Response, StatusCode, Url,
    dns::{Addrs, Name, Resolve, Resolving},
    header::{self, HeaderMap},
    redirect::Policy,
};

use super::{
    Asking,
    address::{host, is_private, may_follow, names_private},
    memory::Remembered,
};
use crate::{
    check::web::{Answer, Why},
    message::{Failure, message},
};

/// What was told of an address.
pub(super) struct Reply {
    pub(super) answer: Answer,
    /// Whether the page is as it was when it was last asked for.
    pub(super) is_unchanged: bool,
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

/// Speaks to other sites.
pub(super) struct Client {
    /// Finds no machines of private networks.
    web: reqwest::Client,
    /// For links that name such a machine.
    private: reqwest::Client,
    pause: Duration,
}

/// How often a page is asked for that does not come.
const TRIES: u32 = 3;
/// Addresses through which a site may lead.
const MOST_STEPS: usize = 10;
/// The longest wait that a site may ask for, in seconds.
const MOST_PATIENCE: u64 = 10;

impl Client {
    pub(super) fn new(asking: Asking<'_>) -> Result<Self, Failure> {
        let how = asking.how;
        let builder = || builder(how.timeout, asking.site).redirect(Policy::none());
        Ok(Self {
            web: builder()
                .dns_resolver(Arc::new(Public {
                    proxies: how.proxies.iter().map(|proxy| proxy_host(proxy)).collect(),
                }))
                .build()
                .map_err(failed)?,
            private: builder().no_proxy().build().map_err(failed)?,
            pause: how.pause,
        })
    }

    /// Asks for a page, again where the site is busy or does not answer.
    pub(super) async fn ask(&self, address: &str, before: Option<&Remembered>) -> Reply {
        let Ok(url) = Url::parse(address) else {
            return Answer::Unknown(Why::Malformed).into();
        };
        let mut pause = self.pause;
        for _ in 1..TRIES {
            let (reply, wait) = self.follow(&url, before).await;
            let is_passing = match &reply.answer {
                Answer::Unknown(Why::Status(status)) => *status == 429 || *status >= 500,
                Answer::Unknown(Why::Slow | Why::NoConnection) => true,
                _ => false,
            };
            if !is_passing {
                return reply;
            }
            tokio::time::sleep(wait.unwrap_or(pause)).await;
            pause *= 2;
        }
        self.follow(&url, before).await.0
    }

    /// Asks for a page, and for where it leads; beside it, how long the site asks to wait.
    async fn follow(&self, url: &Url, before: Option<&Remembered>) -> (Reply, Option<Duration>) {
        let mut at = url.clone();
        // As long as every step so far was for good.
        let mut new_address = None;
        let mut is_for_good = true;
        for _ in 0..MOST_STEPS {
            let response = match self.page(url, &at, before).await {
                Ok(response) => response,
                Err(error) => return (unreached(&error).into(), None),
            };
            let Some(next) = leads_to(&response, &at) else {
                let moved = new_address.map(|url: Url| url.to_string());
                return (reply(&response, moved), patience(response.headers()));
            };
            if !may_follow(url, &next) {
                return (Answer::Unknown(Why::Private).into(), None);
            }
            is_for_good &= matches!(response.status().as_u16(), 301 | 308);
            if is_for_good {
                new_address = Some(next.clone());
            }
            at = next;
        }
        (Answer::Unknown(Why::Circle).into(), None)
    }

    /// The head of a page, and where a site does not give it, the page.
    async fn page(
        &self,
        link: &Url,
        at: &Url,
        before: Option<&Remembered>,
    ) -> Result<Response, reqwest::Error> {
        let client = match names_private(link.host_str().unwrap_or_default()) {
            true => &self.private,
            false => &self.web,
        };
        let request = |method| {
            let mut request = client
                .request(method, at.clone())
                .header(header::ACCEPT, "*/*");
            if let Some(etag) = before.and_then(|before| before.etag.as_ref()) {
                request = request.header(header::IF_NONE_MATCH, etag);
            } else if let Some(time) = before.and_then(|before| before.last_modified.as_ref()) {
                request = request.header(header::IF_MODIFIED_SINCE, time);
            }
            request.send()
        };
        match request(Method::HEAD).await {
            Ok(response) if response.status().as_u16() < 400 => Ok(response),
            Err(error) if error.is_timeout() || error.is_connect() => Err(error),
            // Not every site knows what a head is.
            _ => request(Method::GET).await,
        }
    }
}

/// A client that waits for an answer so long, and tells which site's links it checks.
pub(super) fn builder(timeout: Duration, site: &str) -> ClientBuilder {
    // Where another part of the program has chosen already, its choice stays.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let version = env!("CARGO_PKG_VERSION");
    reqwest::Client::builder()
        .user_agent(format!("kuaidu/{version} (checks the links of {site})"))
        .timeout(timeout)
        .connect_timeout(timeout / 2)
}

/// That there is no client.
pub(super) fn failed(error: reqwest::Error) -> Failure {
    let why = error.to_string();
    Failure::new(message!("no-client", why = why)).because(error)
}

/// Where a response sends the reader.
fn leads_to(response: &Response, at: &Url) -> Option<Url> {
    let is_redirect = matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    let location = response.headers().get(header::LOCATION)?;
    let next = at.join(location.to_str().ok()?).ok();
    next.filter(|_| is_redirect)
}

fn reply(response: &Response, moved: Option<String>) -> Reply {
    let status = response.status();
    let text = |name| {
        let value: Option<&header::HeaderValue> = response.headers().get(name);
        value
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned)
    };
    Reply {
        answer: match status.as_u16() {
            404 | 410 => Answer::Missing(status.as_u16()),
            400.. => Answer::Unknown(Why::Status(status.as_u16())),
            _ => moved.map_or(Answer::Fine, Answer::Moved),
        },
        is_unchanged: status == StatusCode::NOT_MODIFIED,
        etag: text(header::ETAG),
        last_modified: text(header::LAST_MODIFIED),
    }
}

impl From<Answer> for Reply {
    fn from(answer: Answer) -> Self {
        Self {
            answer,
            is_unchanged: false,
            etag: None,
            last_modified: None,
        }
    }
}

fn patience(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers
        .get(header::RETRY_AFTER)?
        .to_str()
        .ok()?
        .parse()
        .ok()?;
    Some(Duration::from_secs(MOST_PATIENCE.min(seconds)))
}

fn unreached(error: &reqwest::Error) -> Answer {
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        if error.is::<PrivateHost>() {
            return Answer::Unknown(Why::Private);
        }
        if error.is::<UnknownHost>() {
            return Answer::NoHost;
        }
        cause = error.source();
    }
    match error.is_timeout() {
        true => Answer::Unknown(Why::Slow),
        false => Answer::Unknown(Why::NoConnection),
    }
}

/// The host of a proxy, whose address may be written without a scheme.
fn proxy_host(proxy: &str) -> String {
    match proxy.contains("://") {
        true => host(proxy),
        false => host(&format!("http://{proxy}")),
    }
}

/// Finds hosts, and of their machines only those of the public internet; those of proxies all.
struct Public {
    proxies: Vec<String>,
}

/// A host whose machines are all in private networks.
#[derive(Debug)]
struct PrivateHost;

/// A host that nobody knows.
#[derive(Debug)]
struct UnknownHost;

impl std::fmt::Display for PrivateHost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the host is in a private network")
    }
}

impl std::fmt::Display for UnknownHost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("there is no such host")
    }
}

impl std::error::Error for PrivateHost {}
impl std::error::Error for UnknownHost {}

impl Resolve for Public {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_owned();
        let is_proxy = self.proxies.contains(&host);
        Box::pin(async move {
            let found = tokio::net::lookup_host((host.as_str(), 0)).await;
            let found: Vec<SocketAddr> = found.map_err(|_| UnknownHost)?.collect();
            let public = found
                .into_iter()
                .filter(|machine| is_proxy || !is_private(machine.ip()));
            let public: Vec<SocketAddr> = public.collect();
            if public.is_empty() {
                return Err(PrivateHost.into());
            }
            Ok(Box::new(public.into_iter()) as Addrs)
        })
    }
}
