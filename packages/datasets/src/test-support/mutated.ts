import fc from "fast-check";

/** Copies of a file with some bytes replaced, and perhaps cut off or lengthened. */
export function mutated(file: Uint8Array): fc.Arbitrary<Uint8Array> {
  const replaced = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
  const length = fc.oneof({ weight: 3, arbitrary: fc.constant(file.length) }, fc.nat(file.length + 8));
  return fc.tuple(replaced, length).map(([bytes, length]) => {
    const copy = new Uint8Array(Math.max(length, file.length));
    copy.set(file);
    for (const [at, value] of bytes) copy[at] = value;
    return copy.slice(0, length);
  });
}
