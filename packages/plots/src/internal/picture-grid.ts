import type { TopLevelSpec } from "vega-lite";
import { lightTheme, themeConfig } from "../theme.js";

/** Pictures to be laid out in rows. */
export interface PictureGrid {
  readonly description: string;
  readonly title: string | undefined;
  readonly subtitle: string | undefined;
  /** PNG data URLs, row by row. */
  readonly urls: readonly string[];
  /** A line below each picture; none if left out. */
  readonly captions: readonly string[] | undefined;
  /** Of one picture, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly columns: number;
}

const gap = 8;
const captionHeight = 18;

/** The specification of pictures side by side, pixel by pixel. */
export function pictureGrid({ urls, captions, width, height, columns, ...texts }: PictureGrid): TopLevelSpec {
  const theme = lightTheme;
  const tileHeight = height + (captions ? captionHeight : 0);
  const tiles = urls.map((url, i) => {
    const x = (i % columns) * (width + gap);
    const y = Math.floor(i / columns) * (tileHeight + gap);
    return { url, x, y, middle: x + width / 2, below: y + height + 4, caption: captions?.[i] ?? "" };
  });
  const picture = { width, height, align: "left", baseline: "top" } as const;
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    description: texts.description,
    ...(texts.title !== undefined && {
      title: { text: texts.title, ...(texts.subtitle !== undefined && { subtitle: texts.subtitle }) },
    }),
    width: Math.min(columns, urls.length) * (width + gap) - gap,
    height: Math.ceil(urls.length / columns) * (tileHeight + gap) - gap,
    data: { values: tiles },
    layer: [
      {
        mark: { type: "image", ...picture, smooth: false },
        encoding: { x: at("x"), y: at("y"), url: { field: "url", type: "nominal" } },
      },
      {
        mark: { type: "rect", ...picture, filled: false, stroke: theme.hairline, strokeWidth: 1 },
        encoding: { x: at("x"), y: at("y") },
      },
      ...(captions
        ? [
            {
              mark: { type: "text", baseline: "top", fontSize: 12, color: theme.ink },
              encoding: { x: at("middle"), y: at("below"), text: { field: "caption", type: "nominal" } },
            } as const,
          ]
        : []),
    ],
    config: themeConfig(theme),
  };
}

/** A channel whose field holds CSS pixels. */
function at(field: "x" | "y" | "middle" | "below") {
  return { field, type: "quantitative", scale: null, axis: null } as const;
}
