import { nodeBuiltin } from "../loading/node-builtin.js";

/**
 * The folder where loaders keep their files unless told otherwise.
 *
 * `MNISTLAB_CACHE` if it is set; otherwise `mnistlab` in the platform's folder for caches: `$XDG_CACHE_HOME` or `~/.cache`
 * on Linux, `~/Library/Caches` on macOS, `%LOCALAPPDATA%` on Windows.
 *
 * @throws {DatasetError} `UNSUPPORTED_RUNTIME` in a browser.
 */
export function defaultCacheDirectory(): string {
  const { isAbsolute, join, resolve } = nodeBuiltin("node:path", "defaultCacheDirectory()");
  const { homedir } = nodeBuiltin("node:os", "defaultCacheDirectory()");
  const { MNISTLAB_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (MNISTLAB_CACHE) return resolve(MNISTLAB_CACHE);
  switch (process.platform) {
    case "win32":
      return join(LOCALAPPDATA || join(homedir(), "AppData", "Local"), "mnistlab", "Cache");
    case "darwin":
      return join(homedir(), "Library", "Caches", "mnistlab");
    default:
      // The XDG Base Directory Specification: a relative path is invalid and to be ignored.
      return join(
        XDG_CACHE_HOME && isAbsolute(XDG_CACHE_HOME) ? XDG_CACHE_HOME : join(homedir(), ".cache"),
        "mnistlab",
      );
  }
}
