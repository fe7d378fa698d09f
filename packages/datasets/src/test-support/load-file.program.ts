import { directoryCache } from "../caches/directory-cache.js";
import { loadFile } from "../loading/load-file.js";
import { http } from "../sources/http.js";

/**
 * Loads one file, with a directory cache, from a mirror. Prints what happens: a line for each progress report,
 * `warning`s, and at the end `done`.
 */
const [url, folder, canonical] = process.argv.slice(2) as [string, string, string];
await loadFile(JSON.parse(canonical), "big/images", {
  sources: [http({ mirrors: [`${url}/{file}`], backoff: () => 0 })],
  cache: directoryCache(folder),
  onProgress: ({ loadedBytes }) => console.log(String(loadedBytes)),
  onWarning: ({ message }) => console.log(`warning ${message}`),
});
console.log("done");
