import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "./answer.js";

/** Browsers drop what has arrived and was not yet read when a connection breaks: time to read it, in milliseconds. */
const BREAK_DELAY = 60;

/** Gives an answer. @returns how many bytes its body has, without those of a flood */
export function respond(answer: Answer, request: IncomingMessage, response: ServerResponse): number {
  const { raw, headless, after = Number.POSITIVE_INFINITY, pieces = Number.POSITIVE_INFINITY } = answer;
  if (raw !== undefined) {
    response.socket?.end(raw);
    return 0;
  }
  if (headless) {
    finish(answer, response);
    return 0;
  }
  const { status, headers, body } = headAndBody(answer, request);
  response.writeHead(status, headers);
  const sent = body.subarray(0, after);
  const send = (at: number): void => {
    if (at >= sent.length) finish(answer, response);
    else response.write(sent.subarray(at, at + pieces), () => setImmediate(send, at + pieces));
  };
  response.flushHeaders();
  send(0);
  return sent.length;
}

function headAndBody({ status, headers = {}, body, file, ignore }: Answer, request: IncomingMessage) {
  if (!file) {
    const length = body ? { "content-length": String(body.length) } : undefined;
    return { status: status ?? 200, headers: { ...length, ...headers }, body: body ?? new Uint8Array() };
  }
  const tagged = { ...(headers["last-modified"] === undefined && { etag: '"v1"' }), ...headers } as Record<
    string,
    string
  >;
  const condition = request.headers["if-range"];
  const isThis = condition === undefined || condition === (tagged.etag ?? tagged["last-modified"]);
  const heeds = ignore !== "range" && (isThis || ignore === "condition");
  const wanted = heeds ? rangeOf(request.headers.range, file.length) : undefined;
  if (wanted && wanted.first >= file.length) {
    return { status: 416, headers: { "content-range": `bytes */${file.length}` }, body: new Uint8Array() };
  }
  const { first, end } = wanted ?? { first: 0, end: file.length };
  const range = wanted && { "content-range": `bytes ${first}-${end - 1}/${file.length}` };
  const length = { "content-length": String(end - first) };
  return { status: wanted ? 206 : 200, headers: { ...length, ...range, ...tagged }, body: file.subarray(first, end) };
}

/** The positions that `bytes=3-`, `bytes=3-5` or `bytes=-5` ask for. */
function rangeOf(header: string | undefined, length: number): { first: number; end: number } | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === undefined) return undefined;
  if (first === "") return { first: Math.max(0, length - Number(last)), end: length };
  return { first: Number(first), end: last === "" ? length : Math.min(length, Number(last) + 1) };
}

function finish({ ending = "end" }: Answer, response: ServerResponse): void {
  if (ending === "end") response.end();
  if (ending === "break") setTimeout(() => response.destroy(), response.headersSent ? BREAK_DELAY : 0);
  if (ending === "flood") flood(response);
}

/** Sends bytes until the other side has had enough. */
function flood(response: ServerResponse): void {
  const pour = () => {
    while (!response.destroyed && response.write(new Uint8Array(10_000)));
  };
  response.on("drain", pour);
  pour();
}
