import type { Script } from "./answer.js";

/** A script as the body of a request: a line of JSON, in which `{ "bytes": n }` stands for the next n bytes after it. */
export function packScript(script: Script): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const json = JSON.stringify(script, (_, value) => {
    if (!(value instanceof Uint8Array)) return value;
    parts.push(new Uint8Array(value));
    return { bytes: value.length };
  });
  return new Blob([`${json}\n`, ...parts]);
}

/** Reads what {@link packScript} made. */
export function unpackScript(packed: Uint8Array): Script {
  const end = packed.indexOf(10);
  let at = end + 1;
  return JSON.parse(new TextDecoder().decode(packed.subarray(0, end)), (_, value) => {
    if (typeof value?.bytes !== "number") return value;
    at += value.bytes;
    return packed.subarray(at - value.bytes, at);
  });
}
