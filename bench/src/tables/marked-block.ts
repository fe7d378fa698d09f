/** Where a text between `<!-- measured: name -->` and `<!-- /measured -->` begins and ends, and how far it is indented. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly indent: string;
}

/** The text between a name's markers, without the indentation that it shares with them. */
export function markedBlock(text: string, name: string): string {
  const { start, end, indent } = find(text, name);
  return text
    .slice(start, end)
    .split("\n")
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
    .join("\n")
    .trim();
}

/**
 * Puts other content between a name's markers.
 *
 * A table gets empty lines around it, for Markdown wants them; a sentence gets none and stays in its paragraph.
 */
export function withMarkedBlock(text: string, name: string, content: string): string {
  const { start, end, indent } = find(text, name);
  const gap = content.includes("\n\n") || content.startsWith("|") ? "\n\n" : "\n";
  const lines = content.split("\n").map((line) => (line ? indent + line : line));
  return `${text.slice(0, start)}${gap}${lines.join("\n")}${gap}${indent}${text.slice(end)}`;
}

function find(text: string, name: string): Place {
  const [open, close] = [`<!-- measured: ${name} -->`, "<!-- /measured -->"];
  const at = text.indexOf(open);
  const start = at + open.length;
  const end = at < 0 ? -1 : text.indexOf(close, start);
  if (end < 0) throw new Error(`There is no ${open} … ${close} to write into.`);
  const indent = /^ */.exec(text.slice(text.lastIndexOf("\n", at) + 1))![0];
  return { start, end, indent };
}
