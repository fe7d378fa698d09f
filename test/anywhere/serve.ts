import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const TYPES: Record<string, string> = { ".html": "text/html", ".js": "text/javascript", ".wasm": "application/wasm" };

/** A running file server. */
export interface Server {
  /** Its address, ending in a slash. */
  url: string;
  close(): Promise<unknown>;
}

/** Serves a directory's files on this machine, on a free port, each with `headers`. */
export async function serve(directory: string, headers: Record<string, string> = {}): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url!, "http://localhost");
    try {
      const body = await readFile(join(directory, pathname));
      response.writeHead(200, { "content-type": TYPES[extname(pathname)] ?? "text/plain", ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
