import type { TopLevelSpec } from "vega-lite";
import { PlotError } from "./plot-error.js";

/**
 * Draws a plot as SVG, without a DOM; its text stays text and its `description` becomes the picture's text alternative.
 *
 * Vega is loaded by the first call, not by the import of this package.
 *
 * @param spec - A plot of this package or any other Vega-Lite specification.
 * @returns A whole SVG document.
 * @throws {PlotError} `RENDER_FAILED` if Vega refuses the specification.
 * @example
 * const svg = await toSvg(learningCurves({ loss: [0.4, 0.1] }, { metric: "loss" }));
 * svg.startsWith("<svg"); // true
 */
export async function toSvg(spec: TopLevelSpec): Promise<string> {
  const [vega, { compile }] = await Promise.all([import("vega"), import("vega-lite")]);
  const problems: unknown[] = [];
  const logger = vega.logger(vega.Error, undefined, (_method, _level, input) => problems.push(...input));
  try {
    const runtime = vega.parse(compile(spec, { logger }).spec);
    const view = new vega.View(runtime, { renderer: "none", logger });
    try {
      const svg = await view.toSVG();
      if (problems.length > 0) throw problems[0];
      return labelled(svg, spec.description);
    } finally {
      view.finalize();
    }
  } catch (cause) {
    throw new PlotError("RENDER_FAILED", `[plots] Vega could not draw the specification: ${String(cause)}`, { cause });
  }
}

function labelled(svg: string, description: string | undefined): string {
  if (!description) return svg;
  const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", '"': "&quot;" };
  const text = description.replace(/[&<"]/g, (character) => escapes[character]!);
  return svg.replace("<svg ", () => `<svg role="img" aria-label="${text}" `);
}
