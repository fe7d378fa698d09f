import type { Network } from "../networks.ts";
import type { PeerProgram } from "./peer-process.ts";
import { node, pytorch } from "./programs.ts";

/** Another trainer. */
export interface TrainingPeer {
  /** To speak of it where it is missing. */
  readonly title: string;
  readonly kind: "JavaScript" | "PyTorch" | "PyTorch, tuned";
  readonly program: PeerProgram;
  /** Images of its batch, where a whole batch takes too long. @default all */
  readonly images?: number;
}

/** All that this house knows to start; what is not installed, or cannot train the network, says so itself. */
export function trainingPeers({ name }: Network): TrainingPeer[] {
  const javascript = (title: string, program: PeerProgram, images?: number): TrainingPeer => ({
    title,
    kind: "JavaScript",
    program,
    images,
  });
  const torch = (layout: "default" | "channels_last", tuned: boolean): TrainingPeer => ({
    title: "PyTorch",
    kind: tuned ? "PyTorch, tuned" : "PyTorch",
    program: pytorch("pytorch_train.py", layout, tuned),
  });
  return [
    javascript("stock TF.js cpu", node("tfjs.ts", "cpu"), 8),
    javascript("stock TF.js wasm", node("tfjs.ts", "wasm")),
    javascript("jax-js", node("jax-js.ts", "patches")),
    // Several times slower everywhere: half a minute per step of the largest network.
    ...(name === "sheet" ? [javascript("jax-js", node("jax-js.ts", "convolution"))] : []),
    javascript("convnetjs", node("convnetjs.ts")),
    torch("default", false),
    torch("channels_last", false),
    torch("default", true),
    torch("channels_last", true),
  ];
}
