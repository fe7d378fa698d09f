/** The first cell inside the image of a window along one axis whose corner is `corner` and whose cells lie `dilation` apart. */
@inline
export function firstInside(corner: i32, dilation: i32): i32 {
  return corner >= 0 ? corner : corner + ((dilation - 1 - corner) / dilation) * dilation;
}
