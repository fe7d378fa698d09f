/** Mean advance of IBM Plex Sans's letters and figures, in em; a figure's is 0.6. */
const meanAdvance = 0.58;

/** About how wide a line of text is in CSS pixels, without a canvas to measure it. Vega's own guess, 0.8 em a character, leaves holes. */
export function textWidth(text: string, fontSize: number): number {
  return [...text].length * meanAdvance * fontSize;
}

/** `text`, or its beginning and an ellipsis where it would be wider than `limit` CSS pixels. */
export function shorten(text: string, fontSize: number, limit: number): string {
  const most = Math.max(1, Math.floor(limit / (meanAdvance * fontSize)));
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join("")}…`;
}
