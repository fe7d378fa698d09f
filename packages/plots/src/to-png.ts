import type { TopLevelSpec } from "vega-lite";
import { bundledFonts } from "./bundled-fonts.js";
import { checkPositive, checkWhole } from "./internal/check-option.js";
import { PlotError } from "./plot-error.js";
import { toSvg } from "./to-svg.js";

/** Options of {@link toPng}. */
export interface PngOptions {
  /**
   * Pixels per CSS pixel, > 0.
   * @default 2
   */
  scale?: number;
  /** Width in pixels, an integer ≥ 1, in place of `scale`; the height follows. */
  width?: number;
}

/** Text that the bundled fonts draw: Latin, Greek, Cyrillic, punctuation, arrows. Other scripts need the machine's fonts. */
const covered = /^[\s -~\u00a0-\u017f\u0386-\u03ce\u0400-\u045f\u2010-\u2015\u2018-\u201e\u2026\u2190-\u2199≈≠≤≥✓]*$/;

/**
 * Draws a plot as PNG in Node, Deno or Bun, without a DOM.
 *
 * Text is drawn with the fonts that come with this package, so the picture is the same on every machine, also on one without fonts. Scripts
 * they lack (Chinese, say) are drawn with the machine's fonts.
 *
 * @param spec - A plot of this package or any other Vega-Lite specification.
 * @returns The bytes of a PNG file.
 * @throws {PlotError} `INVALID_ARGUMENT` if an option is outside its range, `UNSUPPORTED_RUNTIME` where there is no native resvg,
 * `RENDER_FAILED` if Vega or resvg refuses the specification.
 * @example
 * const png = await toPng(learningCurves({ loss: [0.4, 0.1] }, { metric: "loss" }), { width: 800 });
 * png[1] === 0x50; // true: the P of PNG
 */
export async function toPng(spec: TopLevelSpec, options: PngOptions = {}): Promise<Uint8Array> {
  const { scale = 2, width } = options;
  checkPositive({ scale });
  if (width !== undefined) checkWhole({ width });
  const [svg, { Resvg }] = await Promise.all([toSvg(spec), loadResvg()]);
  const fontFiles = bundledFonts();
  try {
    // resvg smooths images whose rendering it does not know; "optimizeSpeed" is its name for crisp pixels.
    const picture = new Resvg(svg.replaceAll("image-rendering: pixelated;", ""), {
      font: {
        fontFiles,
        loadSystemFonts: !covered.test(svg),
        defaultFontFamily: "IBM Plex Sans",
        sansSerifFamily: "IBM Plex Sans",
      },
      fitTo: width === undefined ? { mode: "zoom", value: scale } : { mode: "width", value: width },
    });
    return new Uint8Array(picture.render().asPng());
  } catch (cause) {
    throw new PlotError("RENDER_FAILED", `[plots] resvg could not draw the plot: ${String(cause)}`, { cause });
  }
}

async function loadResvg(): Promise<typeof import("@resvg/resvg-js")> {
  try {
    // A name in a variable keeps bundlers for the web from looking for the add-on.
    const addOn = "@resvg/resvg-js";
    return await import(/* @vite-ignore */ /* webpackIgnore: true */ addOn);
  } catch (cause) {
    throw new PlotError(
      "UNSUPPORTED_RUNTIME",
      "[plots] expected a runtime with @resvg/resvg-js's native add-on (Node, Deno, Bun), found none: use toSvg.",
      { cause },
    );
  }
}
