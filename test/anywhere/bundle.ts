import { join } from "node:path";
import * as esbuild from "esbuild";
import * as vite from "vite";
import webpack from "webpack";
import { writePage } from "./write-page.js";

/** The two pages of each bundler: training in the page itself, and in a module worker. */
const ENTRIES = { page: "train.js", worker: "train-in-worker.js" };

/** Starts Vite's development server over a project; it answers `page.html` and `worker.html`. */
export async function startVite(project: string): Promise<vite.ViteDevServer> {
  writePages(project, ENTRIES);
  const server = await vite.createServer({
    root: project,
    configFile: false,
    logLevel: "error",
    server: { host: "127.0.0.1", port: 0, watch: null },
  });
  return server.listen();
}

/** Builds a project with Vite's defaults; returns the directory. */
export async function buildWithVite(project: string): Promise<string> {
  writePages(project, ENTRIES);
  const input = Object.keys(ENTRIES).map((name) => join(project, `${name}.html`));
  const outDir = join(project, "vite");
  await vite.build({
    root: project,
    configFile: false,
    logLevel: "error",
    build: { outDir, rolldownOptions: { input } },
  });
  return outDir;
}

/** Builds a project with webpack's defaults for production, but for the minifier, which takes long; returns the directory. */
export async function buildWithWebpack(project: string): Promise<string> {
  const path = join(project, "webpack");
  const entry = { page: "./train.js", worker: "./train-in-worker.js" };
  const optimization = { minimize: false };
  const performance = { hints: false } as const;
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) =>
    webpack(
      { mode: "production", context: project, entry, output: { path }, optimization, performance },
      (error, result) => (error ? reject(error) : resolve(result)),
    ),
  );
  if (stats?.hasErrors() || stats?.hasWarnings()) throw new Error(stats.toString("errors-warnings"));
  writePages(path, { page: "page.js", worker: "worker.js" }, "text/javascript");
  return path;
}

/** Bundles the page's program into one classic script and the worker's into a module with esbuild; returns the directory. */
export async function buildWithEsbuild(project: string): Promise<string> {
  const outdir = join(project, "esbuild");
  const options = { absWorkingDir: project, bundle: true, outdir, logLevel: "error" } as const;
  await esbuild.build({ ...options, entryPoints: ["train.js"] });
  await esbuild.build({ ...options, entryPoints: ["train-in-worker.js"], format: "esm" });
  writePages(outdir, { page: "train.js" }, "text/javascript");
  writePages(outdir, { worker: "train-in-worker.js" });
  return outdir;
}

function writePages(directory: string, pages: Record<string, string>, type?: string): void {
  for (const [name, script] of Object.entries(pages)) writePage(directory, name, script, { type });
}
