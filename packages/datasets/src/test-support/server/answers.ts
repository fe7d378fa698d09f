import type { Answer } from "./answer.js";

/** Answers with a status and nothing else. */
export const statusAnswer = (status: number, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers,
});

/** Answers with a file or the range that is asked for, as a good server does unless it is told otherwise. */
export const fileAnswer = (file: Uint8Array, otherwise: Omit<Answer, "file" | "body"> = {}): Answer => ({
  ...otherwise,
  file,
});

/** Answers with a file and breaks the connection after so many bytes of the body. */
export const brokenAnswer = (file: Uint8Array, after: number, otherwise: Omit<Answer, "file"> = {}): Answer => ({
  ...otherwise,
  file,
  after,
  ending: "break",
});

/** Answers with bytes that never end. */
export const endlessAnswer: Answer = { headers: { etag: '"v1"' }, ending: "flood" };
