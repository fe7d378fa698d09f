import asc from "assemblyscript/asc";

/** A loop that does nothing but multiply-adds, on operands that stay in registers. */
export interface PeakLoop {
  readonly accumulators: number;
  /** Runs the loop `steps` times. */
  run(steps: number): void;
  /** Floating-point operations of `steps` steps. */
  flops(steps: number): number;
}

/**
 * Compiles a loop over so many vectors that do not wait for each other: too few, and the machine waits for sums; too many,
 * and they no longer fit in its registers.
 *
 * @param relaxed - Whether a multiply-add may be one instruction.
 */
export async function compilePeakLoop(accumulators: number, relaxed: boolean): Promise<PeakLoop> {
  const binary = await compile(sourceOf(accumulators, relaxed), relaxed);
  const { instance } = await WebAssembly.instantiate(binary);
  const run = instance.exports.run as (steps: number, factor: number, summand: number) => number;
  return {
    accumulators,
    run(steps) {
      // Every value tends to 1: none overflows, none becomes a slow subnormal.
      if (!(run(steps, 0.999, 0.001) > 0)) throw new Error("The loop computes nonsense: nothing to time here.");
    },
    flops: (steps) => steps * accumulators * 4 * 2,
  };
}

function sourceOf(accumulators: number, relaxed: boolean): string {
  const indices = Array.from({ length: accumulators }, (_, i) => i);
  const multiplyAdd = (i: number) =>
    relaxed ? `f32x4.relaxed_madd(s${i}, a, b)` : `f32x4.add(f32x4.mul(s${i}, a), b)`;
  return `export function run(steps: i32, factor: f32, summand: f32): f32 {
  const a = f32x4.splat(factor);
  const b = f32x4.splat(summand);
  ${indices.map((i) => `let s${i} = f32x4.splat(${i + 1});`).join("\n  ")}
  for (let i = 0; i < steps; i++) {
    ${indices.map((i) => `s${i} = ${multiplyAdd(i)};`).join("\n    ")}
  }
  return f32x4.extract_lane(${indices.map((i) => `s${i}`).reduce((sum, s) => `f32x4.add(${sum}, ${s})`)}, 0);
}
`;
}

async function compile(source: string, relaxed: boolean): Promise<Uint8Array<ArrayBuffer>> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      ...["loop.ts", "-O3", "--runtime", "stub", "--noAssert", "--use", "abort=", "--outFile", "loop.wasm"],
      ...["--enable", "simd", ...(relaxed ? ["--enable", "relaxed-simd"] : [])],
    ],
    {
      readFile: (name) => (name === "loop.ts" ? source : null),
      writeFile(_name, contents) {
        binary = contents as Uint8Array;
      },
      listFiles: () => [],
    },
  );
  if (error || !binary) throw error ?? new Error(stderr.toString());
  return new Uint8Array(binary);
}
