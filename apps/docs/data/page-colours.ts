import { lightTheme } from "@mnistlab/plots";

/** The page's accent on paper, for plots that are drawn here. */
export const accent = "#34459b";

/** The page's CSS variables for the colours of a plot; see `palette.css`. */
const variables: readonly [colour: string, variable: string][] = [
  [lightTheme.paper, "--paper"],
  [lightTheme.ink, "--ink"],
  [lightTheme.muted, "--muted"],
  [lightTheme.hairline, "--hairline"],
  [accent, "--accent"],
  [lightTheme.train, "--data-train"],
  [lightTheme.validation, "--data-validation"],
];

/** Lets the colours of an SVG picture follow the page into its dark mode. */
export function withPageColours(svg: string): string {
  return variables.reduce((text, [colour, variable]) => text.replaceAll(colour, `var(${variable})`), svg);
}
