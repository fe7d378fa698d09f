import { lightTheme as light } from "@mnistlab/plots";

/** The dark page: chalk on slate. */
const dark = { paper: "#1d1f22", ink: "#ece9e2", muted: "#a09b92", hairline: "#3a3c40" };

/** The style sheet of the report: paper and ink, hairlines, figures of equal width; dark if the reader's system is. */
export function style(): string {
  return `
:root {
  color-scheme: light dark;
  --paper: ${light.paper}; --ink: ${light.ink}; --muted: ${light.muted}; --hairline: ${light.hairline};
  --accent: ${light.train}; --wrong: ${light.wrong}; --note: ${light.validation};
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 "IBM Plex Sans", system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums;
}
main { max-width: 720px; margin: 0 auto; padding: 48px 24px 64px; }
h1 { font-size: 32px; line-height: 1.2; margin: 0 0 24px; text-wrap: balance; }
h2 { font-size: 20px; line-height: 1.3; margin: 0 0 12px; text-wrap: balance; }
h3 { font-size: 16px; margin: 24px 0 8px; }
p { margin: 0 0 12px; }
section { border-top: 1px solid var(--hairline); padding: 24px 0; }
.place { color: var(--muted); font-weight: normal; margin-right: 12px; }
.note { border-left: 4px solid var(--note); padding: 4px 0 4px 12px; }
code, pre { font: 14px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
pre { margin: 0 0 12px; white-space: pre; overflow-x: auto; }
.hash { overflow-wrap: anywhere; }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 16px; margin: 24px 0; }
.numbers dt { color: var(--muted); font-size: 14px; }
.numbers dd { margin: 0; font-size: 28px; line-height: 1.2; }
section > dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0 0 12px; }
section > dl dt { color: var(--muted); }
section > dl dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 0 0 12px; }
table { border-collapse: collapse; font-size: 14px; }
th, td { padding: 4px 10px 4px 0; border-bottom: 1px solid var(--hairline); text-align: left; white-space: nowrap; }
th { color: var(--muted); font-weight: normal; white-space: normal; vertical-align: bottom; line-height: 1.2; }
th:last-child, td:last-child { padding-right: 0; }
.number { text-align: right; }
.marked { font-weight: 600; }
sup { line-height: 0; font-size: 75%; }
figure { margin: 16px 0; }
.picture { overflow-x: auto; }
.picture svg, .picture img { display: block; max-width: 100%; height: auto; }
figcaption { color: var(--muted); font-size: 14px; margin-top: 8px; }
img.digit { image-rendering: pixelated; filter: invert(1); mix-blend-mode: multiply; }
.single img.digit { width: 224px; }
.beside { display: flex; flex-wrap: wrap; gap: 24px; align-items: flex-start; }
.beside > img.digit { width: 168px; }
.beside > .scroll { flex: 1 1 260px; }
.beside table { width: 100%; }
.beside td:last-child { width: 100%; }
.bar { display: block; height: 8px; min-width: 1px; background: var(--accent); }
.digits { display: grid; grid-template-columns: repeat(10, 1fr); gap: 8px; list-style: none; margin: 0 0 12px; padding: 0; }
.digits img { width: 100%; }
.digits span { display: block; text-align: center; }
.digits .wrong { color: var(--wrong); font-weight: 600; }
@media (max-width: 560px) {
  main { padding: 24px 16px 48px; }
  h1 { font-size: 26px; }
  .digits { grid-template-columns: repeat(5, 1fr); }
  .numbers { grid-template-columns: 1fr 1fr; }
  section > dl { grid-template-columns: 1fr; gap: 0; }
  section > dl dd { margin-bottom: 8px; }
  .gallery .picture img { max-width: none; width: 720px; }
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: ${dark.paper}; --ink: ${dark.ink}; --muted: ${dark.muted}; --hairline: ${dark.hairline};
    --accent: #56b4e9; --wrong: #f0925a;
  }
  img.digit { filter: none; mix-blend-mode: screen; }
  ${recoloured("fill")}
  ${recoloured("stroke")}
}
@media print {
  body, table, code, pre, figcaption { font-size: 12px; }
  main { max-width: none; padding: 0; }
  h2, h3 { break-after: avoid; }
  figure, tr { break-inside: avoid; }
  .scroll, .picture, pre { overflow: visible; }
}
`;
}

/** Rules that draw the curves in the page's own colours: their SVG names the light ones. */
function recoloured(property: "fill" | "stroke"): string {
  return (["paper", "ink", "muted", "hairline"] as const)
    .map((name) => `.curves svg [${property}="${light[name]}"] { ${property}: var(--${name}); }`)
    .join("\n  ");
}
