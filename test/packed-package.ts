import { execFile } from "node:child_process";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What `npm pack` made of one of our packages. */
export interface PackedPackage {
  readonly name: string;
  /** The tarball. */
  readonly path: string;
  /** Its length in bytes. */
  readonly size: number;
  /** What is in it, paths relative to the package, sorted. */
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** Packs a built package of this house as npm would to publish it. */
export async function packPackage(folder: string): Promise<PackedPackage> {
  const root = fileURLToPath(new URL(`../packages/${folder}/`, import.meta.url));
  const destination = await mkdtemp(join(tmpdir(), "mnistlab-packed-"));
  const { stdout } = await run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", destination], {
    cwd: root,
    shell: process.platform === "win32",
  });
  const [report] = JSON.parse(stdout) as {
    name: string;
    filename: string;
    size: number;
    files: PackedPackage["files"];
  }[];
  const { name, filename, size, files } = report!;
  const sorted = files.map(({ path, size }) => ({ path, size })).sort((a, b) => (a.path < b.path ? -1 : 1));
  return { name, path: join(destination, filename), size, files: sorted };
}

/** Unpacks a tarball where npm would install it, without its dependencies, and returns that folder. */
export async function unpackInto(project: string, { name, path }: PackedPackage): Promise<string> {
  const target = join(project, "node_modules", name);
  await mkdir(target, { recursive: true });
  await run("tar", ["-xzf", path, "-C", target, "--strip-components=1"]);
  return target;
}
