import { canonicalize, toDataUrl } from "@mnistlab/datasets";
import { type Drawing, drawStrokes } from "./draw-strokes.js";

/** A drawing before and after `canonicalize`. */
export interface CanonicalPair {
  readonly description: string;
  /** The drawing as it is, a PNG as data URL. */
  readonly before: string;
  readonly width: number;
  readonly height: number;
  /** The MNIST image of it, 28 × 28, white ink on black. */
  readonly after: string;
}

const arc = (x: number, y: number, radius: number, from: number, to: number) =>
  Array.from({ length: 25 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 24) * Math.PI) / 180;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const;
  });

const two = [[...arc(52, 48, 22, 190, 395), [34, 104], [78, 104]] as const];
const four = [
  [
    [150, 18],
    [122, 72],
    [176, 72],
  ],
  [
    [160, 40],
    [160, 106],
  ],
] as const;
const six = [[...arc(90, 60, 34, 290, 170), ...arc(90, 78, 33, 180, 540)]];

const DRAWINGS: readonly (readonly [description: string, drawing: Drawing])[] = [
  [
    "A two in dark ink, in the corner of a wide sheet",
    drawStrokes(two, [200, 120], { ink: [24, 32, 74], paper: [232, 238, 246], radius: 4 }),
  ],
  [
    "A four in thin chalk on slate",
    drawStrokes(four, [200, 120], { ink: [235, 240, 236], paper: [44, 62, 58], radius: 2 }),
  ],
  [
    "A six with a broad red brush on yellow paper, close to the edges",
    drawStrokes(six, [200, 120], { ink: [186, 48, 32], paper: [244, 226, 160], radius: 7 }),
  ],
];

/** Some drawings of different size, colour and place, and the MNIST images of them. */
export function canonicalPairs(): CanonicalPair[] {
  return DRAWINGS.map(([description, { pixels, width, height }]) => ({
    description,
    before: toDataUrl(pixels, { width, height, channels: 3 }),
    width,
    height,
    after: toDataUrl(canonicalize(pixels, width, height), { width: 28, height: 28 }),
  }));
}
