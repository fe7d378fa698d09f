import type { FromWorker, ToWorker } from "./messages.js";
import type { PortableNetwork } from "./portable-network.js";
import type { StartWorker, WorkerHandle } from "./worker-handle.js";

/** A worker ended while an answer of it was waited for, or could not be started; `cause` says of what, if that is known. */
export class WorkerEnded extends Error {}

type StageAnswer = Extract<FromWorker, { type: "stage" }>;
type StepMessage = Exclude<ToWorker, { type: "load" }>;

/** Workers that know the same network. */
export interface Team {
  /**
   * Replaces workers that have ended, and makes all of them know a network.
   *
   * @throws {WorkerEnded}
   */
  prepare(kernels: WebAssembly.Module, network: PortableNetwork): Promise<void>;
  /**
   * Sends each worker a message of a step, and hands each answer on when it comes; resolves after the last one. Answers of
   * steps before are passed over.
   *
   * @throws {WorkerEnded}
   */
  exchange(
    step: number,
    messageTo: (worker: number) => StepMessage,
    onAnswer: (worker: number, answer: StageAnswer) => void,
  ): Promise<void>;
  /** Ends all workers; resolves when they are gone. What is being waited for rejects. */
  dispose(): Promise<void>;
}

interface Member {
  readonly handle: WorkerHandle;
  network: PortableNetwork | undefined;
  ended: boolean;
  /** Who waits for this worker's answer to a step, or without a number for its being ready. */
  waiting: { step: number | undefined; take(answer: FromWorker): void; fail(error: WorkerEnded): void } | undefined;
}

/** @param start - Starts one worker. */
export function createTeam(size: number, script: string, start: StartWorker): Team {
  const members: (Member | undefined)[] = new Array(size).fill(undefined);

  const hire = (): Member => {
    const listener = {
      onMessage(answer: FromWorker) {
        const { waiting } = member;
        if (!waiting || waiting.step !== (answer.type === "stage" ? answer.step : undefined)) return;
        member.waiting = undefined;
        waiting.take(answer);
      },
      onEnd(cause: unknown) {
        member.ended = true;
        member.waiting?.fail(new WorkerEnded("a worker ended", { cause }));
      },
    };
    const member: Member = { handle: startOrEnd(), network: undefined, ended: false, waiting: undefined };
    function startOrEnd(): WorkerHandle {
      try {
        return start(script, listener);
      } catch (cause) {
        throw new WorkerEnded("a worker could not be started", { cause });
      }
    }
    return member;
  };
  const ask = <T>(member: Member, step: number | undefined, message: ToWorker, take: (answer: FromWorker) => T) =>
    new Promise<T>((resolve, reject) => {
      if (member.ended) throw new WorkerEnded("a worker ended");
      member.waiting = {
        step,
        take(answer) {
          member.handle.keepProcess(false);
          try {
            resolve(take(answer));
          } catch (error) {
            reject(error);
          }
        },
        fail: reject,
      };
      member.handle.keepProcess(true);
      member.handle.post(message, message.type === "load" ? [] : [message.parcel]);
    });

  return {
    async prepare(kernels, network) {
      const tasks = members.map(async (known, i) => {
        if (known && !known.ended && known.network === network) return;
        const member = known && !known.ended ? known : hire();
        members[i] = member;
        await ask(member, undefined, { type: "load", kernels, network }, () => {
          member.network = network;
        });
      });
      await Promise.all(tasks);
    },
    async exchange(step, messageTo, onAnswer) {
      await Promise.all(
        members.map((member, i) => ask(member!, step, messageTo(i), (answer) => onAnswer(i, answer as StageAnswer))),
      );
    },
    async dispose() {
      await Promise.all(members.map((member) => member?.handle.terminate()));
    },
  };
}
