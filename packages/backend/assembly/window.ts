/** The first cell inside the image of a window along one axis whose corner is `corner` and whose cells lie `dilation` apart. */
@inline
export function firstInside(corner: i32, dilation: i32): i32 {
  return corner >= 0 ? corner : corner + ((dilation - 1 - corner) / dilation) * dilation;
}

/** How many cells of that window lie inside an axis of `size`. */
@inline
export function cellsInside(corner: i32, kernel: i32, dilation: i32, size: i32): i32 {
  const first = firstInside(corner, dilation);
  const end = min(size, corner + (kernel - 1) * dilation + 1);
  return end <= first ? 0 : (end - first + dilation - 1) / dilation;
}
