/** Fails unless both hold the same bytes, or both are missing. */
export function sameBytes(found: Uint8Array | undefined, wanted: Uint8Array | undefined, what: string): void {
  if (found === undefined && wanted === undefined) return;
  if (found?.length === wanted?.length && found?.every((byte, i) => byte === wanted?.[i])) return;
  throw new Error(`${what}: expected ${describe(wanted)}, found ${describe(found)}`);
}

/** Fails unless the condition holds. */
export function holds(condition: boolean, fact: string): asserts condition {
  if (!condition) throw new Error(`expected that ${fact}`);
}

function describe(bytes: Uint8Array | undefined): string {
  if (!bytes) return "nothing";
  const more = bytes.length > 8 ? ", …" : "";
  return `${bytes.length} bytes (${bytes.subarray(0, 8).join(", ")}${more})`;
}
