// floats[i] = bytes[i] / 255, correctly rounded: pixels to [0, 1].
//
// Divisions would cost more than all else, so 1/255 is taken as 257/2¹⁶ + 1/(255·2¹⁶): the product of a byte and the first is
// exact, and for each of the 256 bytes the sum of both products rounds to the quotient, as a test on all of them shows.

const COARSE: f32 = 257.0 / 65536.0;
const FINE: f32 = 1.0 / (255.0 * 65536.0);

export function scaleBytes(bytes: usize, floats: usize, n: i32): void {
  let i = 0;
  for (; i + 16 <= n; i += 16) {
    const pixels = v128.load(bytes + i);
    const low = i16x8.extend_low_i8x16_u(pixels), high = i16x8.extend_high_i8x16_u(pixels);
    const to = floats + i * 4;
    v128.store(to, scale(i32x4.extend_low_i16x8_u(low)));
    v128.store(to, scale(i32x4.extend_high_i16x8_u(low)), 16);
    v128.store(to, scale(i32x4.extend_low_i16x8_u(high)), 32);
    v128.store(to, scale(i32x4.extend_high_i16x8_u(high)), 48);
  }
  for (; i < n; i++) store<f32>(floats + i * 4, <f32>load<u8>(bytes + i) / 255);
}

@inline
function scale(pixels: v128): v128 {
  const values = f32x4.convert_i32x4_s(pixels);
  return f32x4.add(f32x4.mul(values, f32x4.splat(COARSE)), f32x4.mul(values, f32x4.splat(FINE)));
}
