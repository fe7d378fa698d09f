import { ModelError } from "../model-error.js";
import type { Checkpoint } from "./checkpoint.js";
import type { CheckpointStore } from "./checkpoint-store.js";
import { decodeRecord } from "./decode-record.js";
import { encodeRecord } from "./encode-record.js";
import type { RecordValue } from "./json-value.js";

/** A checkpoint as it is given to be written; its number comes with writing. */
export type NewCheckpoint = Omit<Checkpoint, "sequence">;

/**
 * The last two checkpoints under a key of a store.
 *
 * They take turns in two places, `<key>.0` and `<key>.1`: whatever happens to one that is being written, the one before it
 * stays whole, also in a store that cannot replace bytes in one step.
 */
export interface CheckpointSlots {
  /** The newest checkpoint that is whole, and what is wrong with the other if it is not; nothing if there is none at all. */
  readonly newest: { readonly checkpoint: Checkpoint; readonly damaged: ModelError | undefined } | undefined;
  /** Writes a checkpoint in place of the one before the last. */
  write(checkpoint: NewCheckpoint): Promise<void>;
}

/** What was found in one place. */
interface Found {
  readonly place: number;
  readonly checkpoint?: Checkpoint;
  readonly error?: ModelError;
}

/**
 * Looks at what a store has under a key.
 *
 * @param resume - Whether the run goes on from it. If not, what is there is another run's, and goes once this one has a
 * checkpoint.
 * @throws {ModelError} `CORRUPT_CHECKPOINT` if the run is to go on and there are checkpoints, but none that is whole;
 * `INCOMPATIBLE_CHECKPOINT` if another version of this package wrote one.
 */
export async function openSlots(store: CheckpointStore, key: string, resume: boolean): Promise<CheckpointSlots> {
  const places = [`${key}.0`, `${key}.1`] as const;
  const found = (await Promise.all(places.map((_, place) => look(place)))).filter((each) => each !== undefined);
  const whole = found.filter(({ checkpoint }) => checkpoint);
  whole.sort((a, b) => b.checkpoint!.sequence - a.checkpoint!.sequence);
  const newest = whole[0];
  const damaged = found.find(({ error }) => error)?.error;
  if (resume && damaged && (!newest || damaged.code !== "CORRUPT_CHECKPOINT")) throw damaged;

  let sequence = newest?.checkpoint?.sequence ?? 0;
  let next = newest ? 1 - newest.place : 0;
  let strangers = !resume && found.length > 0;

  async function look(place: number): Promise<Found | undefined> {
    const bytes = await store.read(places[place]!);
    if (!bytes) return undefined;
    try {
      const where = `${places[place]} of ${store.name}`;
      return { place, checkpoint: (await decodeRecord(bytes, where)) as unknown as Checkpoint };
    } catch (error) {
      if (!ModelError.isInstance(error)) throw error;
      return { place, error };
    }
  }

  return {
    newest: newest && { checkpoint: newest.checkpoint!, damaged },
    async write(checkpoint) {
      const numbered = { sequence: sequence + 1, ...checkpoint };
      await store.write(places[next]!, await encodeRecord(numbered as unknown as RecordValue));
      sequence++;
      next = 1 - next;
      if (strangers) await store.remove(places[next]!);
      strangers = false;
    },
  };
}
