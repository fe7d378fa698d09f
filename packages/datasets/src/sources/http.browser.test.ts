import { expect, test } from "vitest";
import { testServer } from "../test-support/server/test-server.js";
import { http } from "./http.js";

const bytesOf = (text: string) => new TextEncoder().encode(text);

test("a damaged file that the browser has cached is not given again", async () => {
  const headers = { "cache-control": "public, max-age=31536000, immutable" };
  const { url } = await testServer({ body: bytesOf("bad"), headers }, { body: bytesOf("good"), headers });
  const [location] = http({ mirrors: [`${url}/{file}`] }).locate("images");
  expect(await location!.read({ maxBytes: 10 })).toEqual(bytesOf("bad"));
  expect(await location!.read({ maxBytes: 10 })).toEqual(bytesOf("good"));
});
