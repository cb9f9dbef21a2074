// A static host: folders have an index.html, what is missing gets 404.html.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import path from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
  ".svg": "image/svg+xml", ".png": "image/png", ".webp": "image/webp", ".avif": "image/avif", ".jpg": "image/jpeg",
  ".xml": "application/xml", ".txt": "text/plain; charset=utf-8", ".md": "text/markdown; charset=utf-8",
};

/** Serves `folder` on a free port of this machine. `requests` grows by `{path, bytes}` for each answer. */
export async function serve(folder) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const { status, name, bytes } = await find(folder, decodeURIComponent(pathname));
    requests.push({ path: pathname, bytes: bytes.length });
    response.writeHead(status, { "content-type": TYPES[path.extname(name)] ?? "application/octet-stream" });
    response.end(bytes);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const close = () => new Promise((closed) => { server.close(closed); server.closeAllConnections(); });
  return { origin: `http://127.0.0.1:${server.address().port}`, requests, close };
}

async function find(folder, pathname) {
  const name = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
  try {
    return { status: 200, name, bytes: await readFile(path.join(folder, path.normalize(name))) };
  } catch {
    const bytes = await readFile(path.join(folder, "404.html")).catch(() => Buffer.from("not found"));
    return { status: 404, name: "404.html", bytes };
  }
}
