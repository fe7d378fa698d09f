import type { IncomingMessage, ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { startServer, type TestServer } from "./start-server.js";

/** One answer of a server. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => void;

/** A server that remembers what it was asked for. */
export interface MisbehavingServer extends TestServer {
  /** The `Range` header of each request. */
  readonly ranges: readonly (string | undefined)[];
  /** The `If-Range` header of each request. */
  readonly conditions: readonly (string | undefined)[];
  /** Bytes of bodies that answers have sent so far. */
  readonly sentBytes: () => number;
}

/** Gives each request the next of the answers, and the last one to all that follow. It goes when the test ends. */
export async function misbehavingServer(...answers: Answer[]): Promise<MisbehavingServer> {
  const ranges: (string | undefined)[] = [];
  const conditions: (string | undefined)[] = [];
  let sent = 0;
  const server = await startServer((request, response) => {
    const answer = answers[Math.min(ranges.length, answers.length - 1)]!;
    ranges.push(request.headers.range);
    conditions.push(request.headers["if-range"] as string | undefined);
    const write = response.write.bind(response) as (...args: unknown[]) => boolean;
    response.write = (chunk: Uint8Array, ...rest: unknown[]) => {
      sent += chunk.length;
      return write(chunk, ...rest);
    };
    answer(response, request);
  });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return { ...server, ranges, conditions, sentBytes: () => sent };
}

/** How an answer differs from a good server's. */
export interface AnswerOptions {
  /** Break the connection after this many bytes of the body. */
  readonly breakAfter?: number;
  /** Headers to add or replace. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Answer 200 with the whole file, whatever range is asked for. */
  readonly ignoreRange?: boolean;
}

/** Answers with a file or the range that is asked for, as a good server does, as far as the options let it. */
export function fileAnswer(bytes: Uint8Array, { breakAfter, headers, ignoreRange }: AnswerOptions = {}): Answer {
  return (response, request) => {
    const all = { etag: '"v1"', ...headers };
    const matches = request.headers["if-range"] === undefined || request.headers["if-range"] === all.etag;
    const range = ignoreRange || !matches ? undefined : rangeOf(request.headers.range, bytes.length);
    const { first, end } = range ?? { first: 0, end: bytes.length };
    const body = bytes.subarray(first, end);
    if (first >= bytes.length && first > 0) {
      response.writeHead(416, { "content-range": `bytes */${bytes.length}` }).end();
      return;
    }
    const part = range && { "content-range": `bytes ${first}-${end - 1}/${bytes.length}` };
    response.writeHead(range ? 206 : 200, { "content-length": body.length, ...part, ...all });
    if (breakAfter === undefined) {
      response.write(body, () => response.end());
    } else {
      response.write(body.subarray(0, breakAfter), () => response.destroy());
    }
  };
}

/** The positions that `bytes=3-`, `bytes=3-5` or `bytes=-5` ask for. */
function rangeOf(header: string | undefined, length: number): { first: number; end: number } | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === undefined) return undefined;
  if (first === "") return { first: Math.max(0, length - Number(last)), end: length };
  return { first: Number(first), end: last === "" ? length : Math.min(length, Number(last) + 1) };
}

/** Answers with a status and nothing else. */
export function statusAnswer(status: number, headers: Readonly<Record<string, string>> = {}): Answer {
  return (response) => response.writeHead(status, { ...headers }).end();
}
