/**
 * The layout of a checkpoint's bytes, all numbers little-endian:
 *
 * | bytes | what |
 * |---|---|
 * | 8 | {@link MAGIC} |
 * | 32 | SHA-256 of everything that follows |
 * | 4 | {@link VERSION}, uint32 |
 * | 4 | length of the description, uint32, a multiple of 4 |
 * | … | the description: JSON in UTF-8, with spaces at its end |
 * | … | the float32 arrays that it names |
 *
 * In the JSON `{ "$": "float32", offset, length }` stands for an array (offset in bytes after the description, length in
 * numbers), `{ "$": "NaN" }` and the like for a number that JSON lacks, and `{ "$": "object", value: [[key, value], …] }` for
 * an object with a member named `$`.
 */

/** How the bytes begin. As PNG's, the first is no text and the last two tell whether line ends were changed on the way. */
export const MAGIC: Uint8Array = Uint8Array.of(0x8b, ...[..."MLCKP"].map((letter) => letter.charCodeAt(0)), 0x0d, 0x0a);

/** Version of the layout and of what the description says. */
export const VERSION = 1;

/** Bytes before those that the checksum is of. */
export const HEAD_BYTES = 40;

/** The member that tells a stand-in from an object of the record. */
export const TAG = "$";
