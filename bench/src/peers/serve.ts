import { createInterface } from "node:readline";

/**
 * The peer's side of `startPeer`, in a process of Node.
 *
 * @param prepare - Makes of the task what to say of oneself and what to do, so many times, for an answer.
 */
export async function serve<Task>(
  prepare: (task: Task) => Promise<{ hello: object; run(times: number): Promise<object> }>,
): Promise<void> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const task: Task = JSON.parse((await lines.next()).value!);
  const prepared = await prepare(task).catch((error: Error) => {
    answer({ missing: error.message.split("\n")[0] });
    process.exit();
  });
  answer(prepared.hello);
  for await (const line of lines) answer(await prepared.run(Number(line)));
}

function answer(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}
