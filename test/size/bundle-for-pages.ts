import { build } from "esbuild";

/** What a page loads that exports these names of a package: one minified module. */
export async function bundleForPages(names: string, specifier: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export ${names} from "${specifier}";`, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    conditions: ["@mnistlab/source"],
    write: false,
    logLevel: "error",
  });
  return outputFiles[0]!.text;
}
