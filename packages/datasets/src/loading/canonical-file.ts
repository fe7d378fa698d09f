/** A file as its authors published it: what every copy is measured by. */
export interface CanonicalFile {
  /** Its name without `.gz`, e.g. `train-images-idx3-ubyte`. */
  readonly name: string;
  /** Length of the content, unpacked. */
  readonly bytes: number;
  /**
   * SHA-256 of the content, unpacked, in lower-case hexadecimal. Where nobody published it, only the original gzip file is
   * taken.
   */
  readonly sha256?: string;
  /** The original gzip file. */
  readonly gzip: {
    readonly bytes: number;
    readonly sha256: string;
  };
}
