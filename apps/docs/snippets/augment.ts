import {
  augment,
  augmentationGallery,
  augmentBatch,
  elastic,
  loadMnist,
  rotate,
  shift,
  toTerminal,
} from "@mnistlab/datasets";

const { train } = await loadMnist();
const pipeline = augment(shift(2), rotate(10), elastic());

const { image, size } = augmentationGallery(train.take(4), pipeline, { seed: 7, draws: 3 });
console.log(toTerminal(image, size)); // look before you train

for (let epoch = 0; epoch < 5; epoch++) {
  let firstIndex = 0;
  for (const batch of train.shuffle(epoch).batches(128)) {
    const { images, labels } = augmentBatch(batch, pipeline, { seed: 7, epoch, firstIndex });
    firstIndex += batch.size;
    if (firstIndex === batch.size) console.log(epoch, images.length, labels[0]); // train on them here
  }
}
