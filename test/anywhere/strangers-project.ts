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
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { transformSync } from "esbuild";

const backend = fileURLToPath(new URL("../../packages/backend/", import.meta.url));
const programs = fileURLToPath(new URL("programs/", import.meta.url));
const installed = fileURLToPath(new URL("../node_modules/@tensorflow/", import.meta.url));

/**
 * A new directory like a stranger's project: the built `@mnistlab/backend` with the files that would be published, TF.js
 * beside it, and the small programs of `programs/`.
 */
export function strangersProject(): string {
  const root = mkdtempSync(join(tmpdir(), "mnistlab-anywhere-"));
  const modules = join(root, "node_modules");
  const { files } = JSON.parse(readFileSync(join(backend, "package.json"), "utf8")) as { files: string[] };
  if (!existsSync(join(backend, "dist/index.js")))
    throw new Error("packages/backend is not built: `npm test` builds it.");
  for (const file of ["package.json", ...files]) {
    cpSync(join(backend, file), join(modules, "@mnistlab/backend", file), { recursive: true });
  }

  mkdirSync(join(modules, "@tensorflow"));
  for (const name of ["tfjs-core", "tfjs-layers", "tfjs-backend-wasm"]) {
    symlinkSync(realpathSync(join(installed, name)), join(modules, "@tensorflow", name), "junction");
  }

  cpSync(programs, root, { recursive: true });
  const { code } = transformSync(readFileSync(join(backend, "src/testing/train-a-little.ts"), "utf8"), {
    loader: "ts",
  });
  writeFileSync(join(root, "train-a-little.js"), code);
  writeFileSync(join(root, "package.json"), JSON.stringify({ name: "stranger", private: true, type: "module" }));
  return root;
}
