import { PlotError } from "./plot-error.js";

/**
 * Paths of the font files in this package's `fonts` folder.
 *
 * @throws {PlotError} `UNSUPPORTED_RUNTIME` where there are no files.
 */
export function bundledFonts(): string[] {
  const url = globalThis.process?.getBuiltinModule?.("node:url");
  if (!url) {
    throw new PlotError(
      "UNSUPPORTED_RUNTIME",
      "[plots] expected a runtime with files (Node, Deno, Bun), found none: use toSvg.",
    );
  }
  // The same way up from `src` and from `dist`. Bundlers for the web would copy a font named beside `import.meta.url`.
  const here = import.meta.url;
  return ["Regular", "SemiBold"].map((weight) =>
    url.fileURLToPath(new URL(`../fonts/IBMPlexSans-${weight}.ttf`, here)),
  );
}
