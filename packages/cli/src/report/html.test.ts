import fc from "fast-check";
import { expect, test } from "vitest";
import { html, trusted } from "./html.js";

test("values are text, pieces of HTML stay HTML", () => {
  expect(html`<p>${"1 < 2 & \"3\" > '2'"}</p>`.text).toBe("<p>1 &lt; 2 &amp; &quot;3&quot; &gt; &#39;2&#39;</p>");
  expect(html`<p>${html`<b>${1}</b>`}${trusted("<i></i>")}</p>`.text).toBe("<p><b>1</b><i></i></p>");
});

test("lists are put one after the other, nothing stays nothing", () => {
  expect(html`${[1, undefined, ["<", html`<br>`]]}${undefined}`.text).toBe("1&lt;<br>");
});

test("no text can end an attribute, open an element or start an entity", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const inside = html`<p title="${text}">`.text.slice('<p title="'.length, -2);
      expect(inside).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
    }),
    { seed: 1, numRuns: 300 },
  );
});
