import { readFile } from "node:fs/promises";
import { fromIdx } from "@mnistlab/datasets";

const clothes = await fromIdx({
  images: await readFile("train-images-idx3-ubyte.gz"),
  labels: await readFile("train-labels-idx1-ubyte.gz"),
  classNames: ["t-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot"],
});
const [training, validation] = clothes.split(0.2, { from: "stratified", seed: 7 });
console.log(training.length, validation.length, clothes.shape);
