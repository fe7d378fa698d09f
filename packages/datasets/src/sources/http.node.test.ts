import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { errorOf } from "../test-support/error-of.js";
import { http } from "./http.js";

test("a server that is not there is a failed download, with the system's reason", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const [location] = http({ mirrors: [`http://127.0.0.1:${port}/{file}`], backoff: () => 0 }).locate("images");
  const error = await errorOf(() => location!.read({ maxBytes: 1 }));
  expect(error.code).toBe("SOURCE_UNAVAILABLE");
  expect(error.message).toMatch(/the download failed: fetch failed \(.*ECONNREFUSED/);
});
