/** What a server of {@link import("./test-server.js").testServer} answers to one request. */
export interface Answer {
  /** @default 200, or 206 for a part of `file` */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent whole, whatever is asked for. */
  readonly body?: Uint8Array;
  /** Sent as a good server sends a file: with its length and the tag `"v1"`, and only the range that is asked for. */
  readonly file?: Uint8Array;
  /** What of the request a server of a `file` overlooks. */
  readonly ignore?: "range" | "condition";
  /** How many bytes of the body are sent before `ending`. @default all */
  readonly after?: number;
  /** What follows: the end, a broken connection, silence, or bytes without end. @default "end" */
  readonly ending?: "end" | "break" | "silence" | "flood";
  /** Send the body in pieces of so many bytes, each when the one before has gone. */
  readonly pieces?: number;
  /** Not even a status: `ending` follows at once. */
  readonly headless?: boolean;
  /** Wait until so many requests are there to be answered, and answer them together. */
  readonly together?: number;
  /** Sent instead of all that, as it is, status line and all. */
  readonly raw?: string;
}

/** Which answers a server gives. */
export interface Script {
  /** Each request gets the next, and all that follow the last. */
  readonly answers?: readonly Answer[];
  /** By path without the first slash; 404 for any other. */
  readonly files?: Readonly<Record<string, Answer>>;
}

/** What a server was asked for, and what it sent. */
export interface ServerLog {
  /** Paths, `/images`. */
  readonly requests: readonly string[];
  /** The `Range` header of each request, `null` if there was none. */
  readonly ranges: readonly (string | null)[];
  /** The `If-Range` header of each request. */
  readonly conditions: readonly (string | null)[];
  /** How many bytes of bodies were sent, without those of floods. */
  readonly sentBytes: number;
}
