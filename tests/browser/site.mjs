// Publishes a site with the program under test.
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import { promisify } from "node:util";

const REPOSITORY = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
/** The program under test. */
export const PROGRAM = process.env.KUAIDU ?? path.join(process.env.CARGO_TARGET_DIR ?? path.join(REPOSITORY, "target"), "debug/kuaidu");

/** Builds a site in a folder of its own and returns the folder that is published. `files` maps
 *  names to contents; with a `site.yaml` among them they are the whole site, without one they are
 *  laid over the sample site. */
export async function publish(files) {
  const root = await mkdtemp(path.join(tmpdir(), "kuaidu-browser-"));
  after(() => rm(root, { recursive: true, force: true }));
  if (!("site.yaml" in files)) {
    for (const part of ["content", "site.yaml", "keywords.yaml"]) {
      await cp(path.join(REPOSITORY, part), path.join(root, part), { recursive: true }).catch(ignoreMissing);
    }
  }
  for (const [name, contents] of Object.entries(files)) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, contents);
  }
  await promisify(execFile)(PROGRAM, ["build", "--quiet"], { cwd: root });
  return path.join(root, "public");
}

function ignoreMissing(error) {
  if (error.code !== "ENOENT") throw error;
}
