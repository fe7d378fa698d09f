import { DatasetError } from "../dataset-error.js";
import type { Picture } from "./picture.js";

/** The smallest code of a block of 64 pixels is one bit: no JPEG file has more pixels per byte. */
const MOST_PIXELS_PER_BYTE = 512;
const MOST_MEGAPIXELS = 100;
/** Encoders write about ten; each costs a walk over the whole image. */
const MOST_SCANS = 256;

/** Whether `file` begins as a JPEG file does. */
export function isJpeg(file: Uint8Array): boolean {
  return file[0] === 0xff && file[1] === 0xd8 && file[2] === 0xff;
}

/**
 * The pixels of a JPEG file, baseline or progressive, by the optional package `jpeg-js`; always three channels.
 *
 * @throws {DatasetError} `UNSUPPORTED_RUNTIME` if `jpeg-js` is not installed, `INVALID_FILE` if the file is damaged, has more
 * than 100 megapixels or announces more than its bytes can hold.
 */
export async function decodeJpeg(file: Uint8Array): Promise<Picture> {
  const { decode } = await jpegJs();
  if (scans(file) > MOST_SCANS) throw damaged(`more than ${MOST_SCANS} scans`);
  const megapixels = Math.min(MOST_MEGAPIXELS, (file.length * MOST_PIXELS_PER_BYTE) / 1e6);
  try {
    const { width, height, data } = decode(file, {
      useTArray: true,
      formatAsRGBA: false,
      tolerantDecoding: false,
      maxResolutionInMP: megapixels,
    });
    if (!(width > 0 && height > 0 && data.length === width * height * 3)) throw damaged("no pixels");
    return { width, height, channels: 3, data };
  } catch (cause) {
    if (DatasetError.isInstance(cause)) throw cause;
    throw damaged((cause as Error).message, { cause });
  }
}

async function jpegJs(): Promise<typeof import("jpeg-js")> {
  try {
    const module = await import("jpeg-js");
    // CommonJS: where its names are not found, the module is the default export.
    return (module as { default?: typeof import("jpeg-js") }).default ?? module;
  } catch (cause) {
    throw new DatasetError(
      "UNSUPPORTED_RUNTIME",
      "[datasets] expected the package jpeg-js to read JPEG files, found that it is not installed: npm install jpeg-js.",
      { cause },
    );
  }
}

/** How many scans the file can have: the markers FF DA in it. */
function scans(file: Uint8Array): number {
  let count = 0;
  for (let at = file.indexOf(0xff); at >= 0; at = file.indexOf(0xff, at + 1)) if (file[at + 1] === 0xda) count++;
  return count;
}

function damaged(found: string, options?: ErrorOptions): DatasetError {
  return new DatasetError("INVALID_FILE", `[datasets] expected a JPEG file, found a damaged one: ${found}.`, options);
}
