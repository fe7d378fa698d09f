import type { JsonFields } from "../json-fields.js";

/** Where and when something was measured, as text. */
export interface Occasion {
  readonly machine: string;
  readonly day: string;
}

/** The occasion that every record begins with. */
export function occasionOf({ text }: JsonFields): Occasion {
  const day = new Date(`${text("date")}T00:00:00Z`);
  return {
    machine: text("machine").replace("Node v", "Node "),
    day: day.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }),
  };
}

/** Several occasions in one line; what is the same is said once. */
export function describeOccasions(occasions: readonly Occasion[]): string {
  const machines = [...new Set(occasions.map(({ machine }) => machine))];
  return machines
    .map((machine) => {
      const days = new Set(occasions.filter((occasion) => occasion.machine === machine).map(({ day }) => day));
      return `${machine}, ${[...days].join(" and ")}`;
    })
    .join("; ");
}
