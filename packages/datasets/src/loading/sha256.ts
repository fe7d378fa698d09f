import { DatasetError } from "../dataset-error.js";

/**
 * SHA-256 of `bytes` in lower-case hexadecimal, by WebCrypto.
 *
 * @throws {DatasetError} `UNSUPPORTED_RUNTIME` where WebCrypto is missing: pages that are not served over HTTPS.
 */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) {
    throw new DatasetError(
      "UNSUPPORTED_RUNTIME",
      "[datasets] expected WebCrypto (crypto.subtle) to verify files, found none: serve the page over HTTPS or from localhost.",
    );
  }
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
