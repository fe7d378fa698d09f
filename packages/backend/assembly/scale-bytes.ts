// floats[i] = bytes[i] / 255, correctly rounded: pixels to [0, 1].

export function scaleBytes(bytes: usize, floats: usize, n: i32): void {
  const whole = f32x4.splat(255);
  let i = 0;
  for (; i + 16 <= n; i += 16) {
    const pixels = v128.load(bytes + i);
    const low = i16x8.extend_low_i8x16_u(pixels), high = i16x8.extend_high_i8x16_u(pixels);
    const to = floats + i * 4;
    v128.store(to, f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(low)), whole));
    v128.store(to, f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(low)), whole), 16);
    v128.store(to, f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_low_i16x8_u(high)), whole), 32);
    v128.store(to, f32x4.div(f32x4.convert_i32x4_u(i32x4.extend_high_i16x8_u(high)), whole), 48);
  }
  for (; i < n; i++) store<f32>(floats + i * 4, <f32>load<u8>(bytes + i) / 255);
}
