import { defineConfig } from "tsup";

/** The build every package shares: ESM for Node and browsers, declarations, source maps, peers left outside. */
export function preset(entry: Record<string, string>): ReturnType<typeof defineConfig> {
  return defineConfig({
    entry,
    format: "esm",
    target: "es2022",
    platform: "neutral",
    dts: true,
    sourcemap: true,
    clean: true,
    treeshake: true,
  });
}
