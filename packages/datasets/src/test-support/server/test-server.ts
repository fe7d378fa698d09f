import type { Answer, Script, ServerLog } from "./answer.js";
import { packScript } from "./pack-script.js";
import { serversUrl } from "./servers-url.js";

/** A real web server that answers as a test says, in Node, in pages and in workers. */
export interface TestServer {
  /** Its files are below this, without a slash at the end. */
  readonly url: string;
  /** What it was asked for so far. */
  log(): Promise<ServerLog>;
}

/**
 * Makes a server that gives each request the next of the answers, and the last one to all that follow.
 *
 * @param answers - At least one.
 */
export function testServer(...answers: Answer[]): Promise<TestServer> {
  return makeServer({ answers });
}

/** Makes a server of these files; other paths are not found. */
export function serverOf(files: Readonly<Record<string, Uint8Array>>): Promise<TestServer> {
  return makeServer({ files: Object.fromEntries(Object.entries(files).map(([path, body]) => [path, { body }])) });
}

/** Makes a server with this script. @param at - Where. @default the origin of the page or worker */
export async function makeServer(script: Script, at: string = serversUrl()): Promise<TestServer> {
  const made = await fetch(at, { method: "POST", body: packScript(script) });
  const url = `${at}/${await made.text()}`;
  return { url, log: async () => (await fetch(url)).json() };
}
