/** As many steps as a network may take to show that it learns: dropout makes single losses jump. */
const PATIENCE = 5;

/**
 * Nothing is timed unless it learns: the first loss is that of one who guesses between ten classes, and one of the next is
 * lower, on the same batch.
 */
export async function checkLearning(name: string, firstLoss: number, step: () => Promise<number>): Promise<void> {
  const refuse = (reason: string) => new Error(`${name} ${reason}: nothing to compare with.`);
  if (!(Math.abs(firstLoss - Math.log(10)) < 0.4)) throw refuse(`begins with a loss of ${firstLoss}`);
  for (let i = 0; i < PATIENCE; i++) if ((await step()) < firstLoss) return;
  throw refuse("does not learn");
}
