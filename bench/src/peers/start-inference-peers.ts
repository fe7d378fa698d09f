import type { Contestant } from "../measure.ts";
import { fromBase64, type PeerProgram, startPeer } from "./peer-process.ts";
import { node, pytorch } from "./programs.ts";
import type { InferenceHello, InferenceRun, InferenceTask } from "./serve-inference.ts";

/** A peer that predicts right, ready to be timed. */
export interface InferenceContestant extends Contestant {
  readonly title: InferencePeer["title"];
  close(): void;
}

interface InferencePeer {
  /** To speak of it where it is missing. */
  readonly title: "onnxruntime-web" | "onnxruntime-node" | "PyTorch";
  readonly program: PeerProgram;
}

const peers: readonly InferencePeer[] = [
  { title: "onnxruntime-web", program: node("onnxruntime-web.ts") },
  { title: "onnxruntime-node", program: node("onnxruntime-node.ts") },
  { title: "PyTorch", program: pytorch("pytorch_infer.py", "channels_last", false) },
  { title: "PyTorch", program: pytorch("pytorch_infer.py", "channels_last", true) },
];

/** Starts every peer on a task; `check` throws for outputs that are wrong. What is not here is told in one line. */
export async function startInferencePeers(
  task: InferenceTask,
  check: (name: string, outputs: Float32Array) => void,
): Promise<InferenceContestant[]> {
  const contestants: InferenceContestant[] = [];
  for (const { title, program } of peers) {
    const peer = await startPeer<InferenceHello, InferenceRun>(program, task);
    if ("missing" in peer) {
      console.log(`Without ${title}: ${peer.missing}.`);
      continue;
    }
    const { name, outputs } = peer.hello;
    check(name, new Float32Array(fromBase64(outputs).buffer));
    contestants.push({
      title,
      name: [name, program.note].filter(Boolean).join(", "),
      run: () => peer.run(1),
      timeOf: (run) => (run as InferenceRun).ms,
      close: () => peer.close(),
    });
  }
  return contestants;
}
