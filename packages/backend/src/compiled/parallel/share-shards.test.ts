import fc from "fast-check";
import { expect, test } from "vitest";
import { SHARDS } from "../runtime/program-instance.js";
import { shareShards } from "./share-shards.js";

test("parts follow each other, make up the batch and all of its shards", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 1, max: SHARDS }), (batch, workers) => {
      const parts = shareShards(batch, workers);
      expect(parts).toHaveLength(workers);
      const end = parts.reduce(
        ({ example, shard }, part) => {
          expect(part).toMatchObject({ batch, first: example, firstShard: shard });
          return { example: example + part.examples, shard: shard + part.shards };
        },
        { example: 0, shard: 0 },
      );
      expect(end).toEqual({ example: batch, shard: SHARDS });
    }),
  );
});
