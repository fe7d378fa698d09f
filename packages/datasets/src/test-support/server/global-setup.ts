import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { TestProject } from "vitest/node";
import { SERVERS_PATH, scriptedServers } from "./scripted-servers.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Where {@link scriptedServers} listens: for a page, another origin than its own. */
    readonly scriptedServers: string;
  }
}

/** Starts the servers of the tests, and stops them at the end. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = createServer(scriptedServers());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  provide("scriptedServers", `http://127.0.0.1:${(server.address() as AddressInfo).port}${SERVERS_PATH}`);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
}
