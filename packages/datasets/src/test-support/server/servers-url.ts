import { inject } from "vitest";

/** Where tests make their servers: at the origin of the page or worker; in Node at the one that the run has started. */
export function serversUrl(): string {
  return "location" in globalThis ? `${location.origin}/scripted-servers` : inject("scriptedServers");
}
