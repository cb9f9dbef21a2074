//! Answers browsers: the published files, with the types, ranges and prints that they ask for.

use std::{
    future::IntoFuture, net::TcpListener, path::PathBuf, pin::pin, process, sync::Arc, thread,
};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{
        HeaderMap, HeaderName, HeaderValue, Method, StatusCode,
        header::{
            ALLOW, CACHE_CONTROL, CONTENT_TYPE, ETAG, HOST, IF_MODIFIED_SINCE, IF_NONE_MATCH,
            IF_RANGE, IF_UNMODIFIED_SINCE, LOCATION, RANGE, X_CONTENT_TYPE_OPTIONS,
        },
    },
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
};
use futures_util::future::{Either, select};
use tokio::{runtime, sync::oneshot, task};
use tower_http::services::ServeFile;

use super::{
    answer::{Answer, Presence},
    live_reload,
    page::{Page, SCRIPT},
    preview::Preview,
};
use crate::message::{Failure, message};

/// Threads that answer, beside those that build.
const THREADS: usize = 2;
/// Threads that read files at the request of those.
const READERS: usize = 8;

/// Serves the preview from the moment on when `is_ready`, of which it says that it is `begun`,
/// until the process is interrupted.
///
/// # Errors
/// Where the machine cannot.
pub(super) fn serve(
    listener: TcpListener,
    preview: &Arc<Preview>,
    is_ready: oneshot::Receiver<()>,
    begun: impl FnOnce(),
) -> Result<(), Failure> {
    let failed =
        |error: std::io::Error| Failure::new(message!("serve-failed", why = &error)).because(error);
    let runtime = runtime::Builder::new_multi_thread()
        .worker_threads(THREADS)
        .max_blocking_threads(READERS)
        .enable_all()
        .build()
        .map_err(failed)?;
    let ended = runtime.block_on(async {
        let mut interrupted = pin!(interruption());
        // Whoever comes before the first build waits for it, and is not shown what was there before.
        if let Either::Left(_) = select(&mut interrupted, is_ready).await {
            return Ok(());
        }
        listener.set_nonblocking(true).map_err(failed)?;
        let listener = tokio::net::TcpListener::from_std(listener).map_err(failed)?;
        begun();
        let serving = axum::serve(listener, router(preview)).into_future();
        match select(interrupted, pin!(serving)).await {
            Either::Left(_) => Ok(()),
            Either::Right((ended, _)) => ended.map_err(failed),
        }
    });
    // What a build is at is ended soon; who does not wait for it says so once more.
    thread::spawn(move || end_at_once(&runtime));
    ended
}

/// The exit code of a process that was interrupted (128 + SIGINT).
const INTERRUPTED: i32 = 130;

/// Ends the process at the next interruption. A build that is killed leaves the old preview or the
/// new one.
#[expect(clippy::disallowed_methods, reason = "main waits for the build")]
fn end_at_once(runtime: &runtime::Runtime) {
    runtime.block_on(interruption());
    process::exit(INTERRUPTED);
}

/// Waits until the process is told to end.
async fn interruption() {
    let interrupt = pin!(tokio::signal::ctrl_c());
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            select(interrupt, pin!(terminate.recv())).await;
            return;
        }
    }
    let _ = interrupt.await;
}

fn router(preview: &Arc<Preview>) -> Router {
    Router::new()
        .route(SCRIPT, get(script))
        .route(live_reload::EVENTS, get(live_reload::events))
        .fallback(published)
        .layer(middleware::from_fn_with_state(Arc::clone(preview), guard))
        .with_state(Arc::clone(preview))
}

/// Turns away whoever asks for a host that is not this one, or wants to do more than read.
async fn guard(State(preview): State<Arc<Preview>>, request: Request, next: Next) -> Response {
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok());
    let host = host.or_else(|| request.uri().authority().map(|it| it.as_str()));
    if !host.is_some_and(|host| preview.hosts.allow(host)) {
        let message = message!("serve-unknown-host", host = host.unwrap_or_default());
        let text = format!("{}\n", message.text(preview.language()));
        return (StatusCode::FORBIDDEN, text).into_response();
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(ALLOW, "GET, HEAD")]).into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let add = |headers: &mut HeaderMap, name: HeaderName, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    // Asked for again each time, since it may be another one by now; known by its print.
    add(headers, CACHE_CONTROL, "no-cache");
    add(headers, X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Pages of other sites have no use for it.
    let policy = HeaderName::from_static("cross-origin-resource-policy");
    add(headers, policy, "same-origin");
    response
}

async fn script() -> Response {
    let kind = [(CONTENT_TYPE, "text/javascript; charset=utf-8")];
    (kind, include_str!("live.js")).into_response()
}

/// A file of the published site.
async fn published(State(preview): State<Arc<Preview>>, request: Request) -> Response {
    let (path, asked) = (request.uri().path().to_owned(), Arc::clone(&preview));
    let answer = task::spawn_blocking(move || Answer::of(&path, &asked)).await;
    match answer {
        Ok(Answer::Early(page)) => {
            preview.fetched();
            html(page, Presence::Here, request.headers())
        }
        Ok(Answer::Page(page, presence)) => html(page, presence, request.headers()),
        Ok(Answer::File(path, print)) => file(path, &print, request).await,
        Ok(Answer::Elsewhere(address)) => elsewhere(&address, request.uri().query()),
        Ok(Answer::Senseless) => StatusCode::BAD_REQUEST.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn html(page: Page, presence: Presence, asked: &HeaderMap) -> Response {
    let status = match presence {
        Presence::Here => StatusCode::OK,
        Presence::Missing => StatusCode::NOT_FOUND,
        Presence::NoSite => StatusCode::SERVICE_UNAVAILABLE,
    };
    let print = quoted(&page.print);
    if status == StatusCode::OK && is_known(&print, asked) {
        return (StatusCode::NOT_MODIFIED, [(ETAG, print)]).into_response();
    }
    let kind = [(CONTENT_TYPE, "text/html; charset=utf-8")];
    (status, kind, [(ETAG, print)], page.html).into_response()
}

/// A file as it is, or the range of it that is asked for.
async fn file(path: PathBuf, print: &str, mut request: Request) -> Response {
    let print = quoted(print);
    let asked = request.headers_mut();
    if is_known(&print, asked) {
        return (StatusCode::NOT_MODIFIED, [(ETAG, print)]).into_response();
    }
    // A time in whole seconds does not tell two saves from each other; the print does.
    asked.remove(IF_MODIFIED_SINCE);
    asked.remove(IF_UNMODIFIED_SINCE);
    if asked
        .remove(IF_RANGE)
        .is_some_and(|of| of != print.as_str())
    {
        asked.remove(RANGE);
    }
    let Ok(response) = ServeFile::new(path).try_call(request).await else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = response.map(Body::new);
    let headers = response.headers_mut();
    if let Some(kind) = headers.get(CONTENT_TYPE).and_then(with_charset) {
        headers.insert(CONTENT_TYPE, kind);
    }
    if let Ok(print) = HeaderValue::from_str(&print) {
        headers.insert(ETAG, print);
    }
    response
}

/// The type with its charset, where it is one of text.
fn with_charset(kind: &HeaderValue) -> Option<HeaderValue> {
    let kind = kind.to_str().ok()?;
    let ends = ["json", "xml", "javascript"];
    let is_text = kind.starts_with("text/") || ends.iter().any(|end| kind.ends_with(end));
    let kind = format!("{kind}; charset=utf-8");
    HeaderValue::from_str(&kind).ok().filter(|_| is_text)
}

fn elsewhere(address: &str, query: Option<&str>) -> Response {
    let query = query.map(|query| format!("?{query}"));
    let address = format!("{address}{}", query.unwrap_or_default());
    (StatusCode::FOUND, [(LOCATION, address)]).into_response()
}

fn quoted(print: &str) -> String {
    format!("\"{print}\"")
}

/// Whether the browser has what bears this print already (RFC 9110, section 13.1.2).
fn is_known(print: &str, asked: &HeaderMap) -> bool {
    let known = asked.get_all(IF_NONE_MATCH).into_iter();
    let known = known.filter_map(|value| value.to_str().ok());
    let mut known = known.flat_map(|value| value.split(','));
    known.any(|known| {
        let known = known.trim();
        known == "*" || known.strip_prefix("W/").unwrap_or(known) == print
    })
}
