import type { Plugin } from "vite";
import { SERVERS_PATH, scriptedServers } from "./scripted-servers.js";

/** Lets the server of a page that runs tests be the servers that the tests make: of the page's own origin. */
export function scriptedServersPlugin(): Plugin {
  const listener = scriptedServers();
  return {
    name: "scripted-servers",
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (request.url?.startsWith(SERVERS_PATH)) listener(request, response);
        else next();
      });
    },
  };
}
