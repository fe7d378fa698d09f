/** A drawing as a canvas or a camera gives it. */
export interface Drawing {
  readonly pixels: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** A colour: red, green and blue in [0, 255]. */
export type Colour = readonly [red: number, green: number, blue: number];

/** What {@link drawStrokes} draws with. */
export interface Pen {
  readonly ink: Colour;
  readonly paper: Colour;
  /** Half the width of a stroke, in pixels. */
  readonly radius: number;
}

type Point = readonly [x: number, y: number];

/** Lines with round ends and soft edges, on paper. @returns RGB, shape [height, width, 3]. */
export function drawStrokes(
  strokes: readonly (readonly Point[])[],
  [width, height]: readonly [number, number],
  { ink, paper, radius }: Pen,
): Drawing {
  const segments = strokes.flatMap((points) => points.slice(1).map((to, i) => [points[i]!, to] as const));
  const pixels = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
    const at: Point = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)];
    const distance = Math.min(...segments.map(([from, to]) => distanceTo(at, from, to)));
    const covered = Math.min(1, Math.max(0, radius + 0.5 - distance));
    return Math.round(paper[i % 3]! + covered * (ink[i % 3]! - paper[i % 3]!));
  });
  return { pixels, width, height };
}

function distanceTo([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const along = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}
