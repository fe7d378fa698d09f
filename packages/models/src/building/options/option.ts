/** One option of a builder. */
export interface Option<T> {
  /** The value of an option that is left out, given those before it in its table. */
  fallback(before: Readonly<Record<string, unknown>>): T;
  /**
   * @param name - Of the option, for messages.
   * @throws {ModelError} `INVALID_ARGUMENT` for a value out of the option's range.
   */
  check(name: string, value: T): void;
}

/** The options of a builder, in the order in which they are checked. */
export type OptionTable<Options> = { readonly [Name in keyof Options]-?: Option<NonNullable<Options[Name]>> };

/** An option whose value, when it is left out, is always the same. */
export function option<T>(fallback: T, check: (name: string, value: T) => void): Option<T> {
  return { fallback: () => fallback, check };
}
