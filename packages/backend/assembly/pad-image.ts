// Convolutions pad by copying one image at a time into a frame of zeros that stays in the first cache levels; the
// contraction then never asks where the image ends.

/**
 * Copies an image of `height` × `width` pixels of `pixelBytes`, its rows `rowBytes` apart, into a frame of `frameHeight` × `frameWidth`, its corner at
 * row `top`, column `left` (either may be negative); what lies outside of the frame is left out, the rest of the frame is zero.
 */
export function padImage(
  image: usize, rowBytes: i32, height: i32, width: i32, pixelBytes: i32,
  frame: usize, frameHeight: i32, frameWidth: i32, top: i32, left: i32,
): void {
  const firstRow = max(0, top);
  const endRow = min(frameHeight, top + height);
  const firstColumn = max(0, left);
  const endColumn = min(frameWidth, left + width);
  memory.fill(frame, 0, frameHeight * frameWidth * pixelBytes);
  if (endColumn <= firstColumn) return;
  for (let row = firstRow; row < endRow; row++) {
    memory.copy(
      frame + (row * frameWidth + firstColumn) * pixelBytes,
      image + (row - top) * rowBytes + (firstColumn - left) * pixelBytes, (endColumn - firstColumn) * pixelBytes,
    );
  }
}
