import type { Config } from "vega-lite";

/** The colours of a plot: the same meaning has the same colour in every plot. All values are CSS colours. */
export interface PlotTheme {
  /** Background. */
  paper: string;
  /** Text that must be read, and digits. */
  ink: string;
  /** Text that explains: axis labels, subtitles, zeros. */
  muted: string;
  /** Grid and frames. */
  hairline: string;
  /** Numbers of the training set. */
  train: string;
  /** Numbers of the validation set. */
  validation: string;
  /** Right predictions. */
  correct: string;
  /** Wrong predictions. */
  wrong: string;
  /** From no to all right predictions, as backgrounds on which ink stays readable. */
  correctTints: [string, string];
  /** From few to most wrong predictions, as backgrounds on which ink stays readable. */
  wrongTints: [string, string];
}

/**
 * Ink on paper; data in colours that people with any colour vision tell apart.
 *
 * Source of the data colours: M. Okabe and K. Ito, "Color Universal Design", 2008 (blue, orange, bluish green, vermillion).
 */
export const lightTheme: PlotTheme = {
  paper: "#fcfbf8",
  ink: "#23211d",
  muted: "#6b675f",
  hairline: "#e3dfd6",
  train: "#0072b2",
  validation: "#e69f00",
  correct: "#009e73",
  wrong: "#d55e00",
  correctTints: ["#eef6f2", "#8fd0b9"],
  wrongTints: ["#fdeee0", "#f0925a"],
};

/** IBM Plex Sans has figures of equal width; PNG files are drawn with this package's copy of it, SVG files with the reader's fonts. */
export const fontFamily = "IBM Plex Sans, system-ui, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif";

/** The Vega-Lite configuration that gives every plot its look. */
export function themeConfig(theme: PlotTheme): Config {
  const labels = { labelColor: theme.muted, labelFontSize: 12, titleColor: theme.muted, titleFontSize: 12 } as const;
  return {
    background: theme.paper,
    font: fontFamily,
    padding: 16,
    view: { stroke: null },
    aria: false,
    title: {
      anchor: "start",
      frame: "group",
      color: theme.ink,
      fontSize: 16,
      fontWeight: 600,
      subtitleColor: theme.muted,
      subtitleFontSize: 12,
      subtitlePadding: 6,
      offset: 16,
    },
    axis: {
      ...labels,
      titleFontWeight: "normal",
      titlePadding: 10,
      labelPadding: 6,
      gridColor: theme.hairline,
      domainColor: theme.hairline,
      ticks: false,
    },
    legend: { ...labels, titleFontWeight: "normal", labelColor: theme.ink, symbolStrokeWidth: 2.5 },
  };
}
