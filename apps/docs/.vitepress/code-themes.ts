import type { ThemeOptions } from "vitepress";

/** A theme of Shiki, which colours the code blocks. */
type CodeTheme = Extract<ThemeOptions, { light: unknown }>["light"];

/** The few colours of a code block: everything is ink but what helps to find one's way. */
interface CodeInks {
  readonly background: string;
  readonly ink: string;
  readonly comment: string;
  readonly keyword: string;
  readonly literal: string;
}

/** Code on paper. */
export const inkCode: CodeTheme = codeTheme("ink", "light", {
  background: "#f5f2ea",
  ink: "#23211d",
  comment: "#6b675f",
  keyword: "#34459b",
  literal: "#8a4b12",
});

/** Code on slate. */
export const slateCode: CodeTheme = codeTheme("slate", "dark", {
  background: "#23272a",
  ink: "#ebe7dd",
  comment: "#a39e93",
  keyword: "#aebafa",
  literal: "#e5b98a",
});

function codeTheme(name: string, type: "light" | "dark", inks: CodeInks): CodeTheme {
  return {
    name,
    type,
    colors: { "editor.background": inks.background, "editor.foreground": inks.ink },
    tokenColors: [
      { settings: { foreground: inks.ink } },
      { scope: ["comment", "punctuation.definition.comment"], settings: { foreground: inks.comment } },
      {
        scope: ["keyword", "storage", "variable.language", "support.type.primitive", "keyword.operator.new"],
        settings: { foreground: inks.keyword },
      },
      { scope: ["keyword.operator", "storage.type.function.arrow"], settings: { foreground: inks.ink } },
      { scope: ["string", "constant", "punctuation.definition.string"], settings: { foreground: inks.literal } },
      { scope: ["variable.other.constant"], settings: { foreground: inks.ink } },
    ],
  };
}
