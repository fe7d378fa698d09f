import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A web server on this machine. */
export interface TestServer {
  /** E.g. `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** Paths asked for so far. */
  readonly requests: readonly string[];
  [Symbol.asyncDispose](): Promise<void>;
}

/** Starts a real HTTP server that answers with `listener`. */
export async function startServer(listener: RequestListener): Promise<TestServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with files by path (`/train-images.gz`), 404 for any other. */
export function serveFiles(files: Readonly<Record<string, Uint8Array>>): RequestListener {
  return (request, response) => {
    const bytes = files[(request.url ?? "").slice(1)];
    if (!bytes) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-length": bytes.length }).end(bytes);
  };
}
