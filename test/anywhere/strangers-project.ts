import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

const packages = fileURLToPath(new URL("../../packages/", import.meta.url));
const programs = fileURLToPath(new URL("programs/", import.meta.url));
const installed = fileURLToPath(new URL("../node_modules/@tensorflow/", import.meta.url));

/** What programs have in common with the tests of packages: a source file, compiled, under its own name. */
const RECIPES: readonly string[] = ["backend/src/testing/train-a-little", "models/src/testing/one-seed"];

/**
 * A new directory like a stranger's project: built packages with the files that would be published, TF.js beside them, and the
 * small programs of `programs/`.
 *
 * @param names - Packages of ours to install; those that they depend on must be among them.
 */
export function strangersProject(names: readonly string[] = ["backend"]): string {
  const root = mkdtempSync(join(tmpdir(), "mnistlab-anywhere-"));
  const modules = join(root, "node_modules");
  for (const name of names) installPackage(name, modules);

  mkdirSync(join(modules, "@tensorflow"));
  for (const name of ["tfjs-core", "tfjs-layers", "tfjs-backend-wasm"])
    link(join(installed, name), join(modules, "@tensorflow", name));

  cpSync(programs, root, { recursive: true });
  for (const recipe of RECIPES) {
    const { code } = transformSync(readFileSync(join(packages, `${recipe}.ts`), "utf8"), { loader: "ts" });
    writeFileSync(join(root, `${basename(recipe)}.js`), code);
  }
  writeFileSync(join(root, "package.json"), JSON.stringify({ name: "stranger", private: true, type: "module" }));
  return root;
}

/** Copies a package as it would be published, and links the libraries that it depends on. */
function installPackage(name: string, modules: string): void {
  const home = join(packages, name);
  const { files, dependencies = {} } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
    files: string[];
    dependencies?: Record<string, string>;
  };
  if (!existsSync(join(home, "dist/index.js")))
    throw new Error(`packages/${name} is not built: \`npm test\` builds it.`);
  for (const file of ["package.json", ...files]) {
    cpSync(join(home, file), join(modules, "@mnistlab", name, file), { recursive: true });
  }
  for (const library of Object.keys(dependencies).filter((each) => !each.startsWith("@mnistlab/"))) {
    link(join(home, "node_modules", library), join(modules, library));
  }
}

function link(target: string, path: string): void {
  symlinkSync(realpathSync(target), path, "junction");
}
