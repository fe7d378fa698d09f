import { gzip } from "pako";

/**
 * A gzip file of `content`, as small as zlib makes it: the same bytes on every machine.
 *
 * Node's own zlib packs differently from one version and processor to another; pako is zlib in JavaScript. The header has
 * neither name nor time.
 */
export function deterministicGzip(content: Uint8Array): Uint8Array {
  return gzip(content, { level: 9, memLevel: 9 });
}
