/** The largest finite number that has 16 bits. */
export const largestFloat16 = 65_504;

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/**
 * The 16 bits of IEEE 754's half precision (binary16) that are nearest to a number; ties go to the even one.
 *
 * @param value - Rounded to float32 first. From 65,520 on it becomes infinity.
 * @example
 * float16Bits(1); // 0x3c00
 */
export function float16Bits(value: number): number {
  float[0] = value;
  const sign = (bits[0]! >>> 16) & 0x8000;
  const magnitude = bits[0]! & 0x7fff_ffff;
  if (magnitude > 0x7f80_0000) return sign | 0x7e00; // NaN
  if (magnitude >= 0x477f_f000) return sign | 0x7c00; // 65,520 and more
  if (magnitude >= 0x3880_0000) {
    const rebiased = magnitude - (112 << 23); // of exponents, 127 stands for 0 here and 15 there
    return sign | ((rebiased + 0xfff + ((rebiased >>> 13) & 1)) >>> 13);
  }
  const multiples = Math.abs(float[0]) * 0x100_0000; // of the smallest, 2⁻²⁴; exact
  const below = Math.floor(multiples);
  const isAbove = multiples - below > 0.5 || (multiples - below === 0.5 && below % 2 === 1);
  return sign | (isAbove ? below + 1 : below);
}
