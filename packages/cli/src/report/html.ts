/** Text that is HTML already. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a template: HTML as it is, anything else as text; lists one after the other; nothing for `undefined`. */
export type HtmlValue = Html | string | number | undefined | readonly HtmlValue[];

/**
 * A piece of HTML: a template in which every value that is not HTML itself is escaped.
 *
 * @example
 * html`<p>${"1 < 2"}</p>`.text; // "<p>1 &lt; 2</p>"
 */
export function html(strings: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return new Html(strings.map((string, i) => string + (i < values.length ? textOf(values[i]) : "")).join(""));
}

/** Marks text from a source that is trusted, such as an SVG of our own, as HTML. */
export function trusted(text: string): Html {
  return new Html(text);
}

const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function textOf(value: HtmlValue): string {
  if (value === undefined) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map(textOf).join("");
  return String(value).replace(/[&<>"']/g, (character) => escapes[character]!);
}
