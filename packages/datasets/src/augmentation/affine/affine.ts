/**
 * Where the points of an image go, in pixels from the image's middle, x to the right and y down:
 * (x, y) goes to (xx · x + xy · y + x0, yx · x + yy · y + y0).
 */
export interface Affine {
  readonly xx: number;
  readonly xy: number;
  readonly yx: number;
  readonly yy: number;
  readonly x0: number;
  readonly y0: number;
}

/** Every point stays. */
export const identity: Affine = { xx: 1, xy: 0, yx: 0, yy: 1, x0: 0, y0: 0 };

/** First one map, then the other. */
export function compose(first: Affine, second: Affine): Affine {
  return {
    xx: second.xx * first.xx + second.xy * first.yx,
    xy: second.xx * first.xy + second.xy * first.yy,
    yx: second.yx * first.xx + second.yy * first.yx,
    yy: second.yx * first.xy + second.yy * first.yy,
    x0: second.xx * first.x0 + second.xy * first.y0 + second.x0,
    y0: second.yx * first.x0 + second.yy * first.y0 + second.y0,
  };
}

/** Where the points came from. */
export function inverse({ xx, xy, yx, yy, x0, y0 }: Affine): Affine {
  const determinant = xx * yy - xy * yx;
  return {
    xx: yy / determinant,
    xy: -xy / determinant,
    yx: -yx / determinant,
    yy: xx / determinant,
    x0: (xy * y0 - yy * x0) / determinant,
    y0: (yx * x0 - xx * y0) / determinant,
  };
}
