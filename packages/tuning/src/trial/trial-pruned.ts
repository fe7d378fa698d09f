const marker = Symbol.for("mnistlab.TrialPruned");

/**
 * Thrown by an objective to end its trial early: the trial is recorded as `PRUNED`, and the study goes on.
 *
 * @example
 * const study = await createStudy({ name: "demo", direction: "minimize" });
 * await study.optimize(async (trial) => {
 *   const x = trial.suggestFloat("x", -1, 1);
 *   await trial.report(x * x, 0);
 *   if (x > 0.5) throw new TrialPruned();
 *   return x * x;
 * }, { trials: 10 });
 */
export class TrialPruned extends Error {
  override readonly name = "TrialPruned";

  constructor(message = "The trial was pruned.", options?: ErrorOptions) {
    super(message, options);
    Object.defineProperty(this, marker, { value: true });
  }

  /** Whether `error` is a `TrialPruned`, also one of another installed copy of this package. */
  static isInstance(error: unknown): error is TrialPruned {
    return typeof error === "object" && error !== null && marker in error;
  }
}
