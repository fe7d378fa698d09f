import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer } from "./answer.js";

/** Browsers drop what has arrived and was not yet read when a connection breaks: time to read it, in milliseconds. */
const BREAK_DELAY = 60;

/** Gives an answer. */
export function respond(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  const { raw, headless, after = Number.POSITIVE_INFINITY, pieces = Number.POSITIVE_INFINITY } = answer;
  if (raw !== undefined) {
    response.socket?.end(raw);
    return;
  }
  if (headless) {
    finish(answer, response);
    return;
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
  const wanted = /^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1];
  const first = wanted && ignore !== "range" && (isThis || ignore === "condition") ? Number(wanted) : 0;
  if (first > 0 && first >= file.length) {
    return { status: 416, headers: { "content-range": `bytes */${file.length}` }, body: new Uint8Array() };
  }
  const rest = file.subarray(first);
  const range = first > 0 ? { "content-range": `bytes ${first}-${file.length - 1}/${file.length}` } : undefined;
  const length = { "content-length": String(rest.length) };
  return { status: first > 0 ? 206 : 200, headers: { ...length, ...range, ...tagged }, body: rest };
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
