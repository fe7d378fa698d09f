import { expect, test } from "vitest";
import { markedBlock, withMarkedBlock } from "./marked-block.ts";

const text = `Before.

<!-- measured: one -->
<!-- /measured -->

- A point:
  <!-- measured: two -->
  old
  <!-- /measured -->
  and its end.
`;

test("a table gets empty lines around it", () => {
  const filled = withMarkedBlock(text, "one", "| a |\n|---|");
  expect(filled).toContain("<!-- measured: one -->\n\n| a |\n|---|\n\n<!-- /measured -->\n");
  expect(markedBlock(filled, "one")).toBe("| a |\n|---|");
});

test("a sentence keeps the indentation of its markers and stays in its paragraph", () => {
  expect(markedBlock(text, "two")).toBe("old");
  expect(withMarkedBlock(text, "two", "new\nlines")).toContain(
    "  <!-- measured: two -->\n  new\n  lines\n  <!-- /measured -->\n  and its end.",
  );
});

test("missing markers are named", () => {
  expect(() => withMarkedBlock(text, "three", "")).toThrow("There is no <!-- measured: three -->");
});
