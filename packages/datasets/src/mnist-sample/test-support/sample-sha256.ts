/** SHA-256 of all pixels of the sample's two halves. */
export const sampleSha256 = {
  train: "d5c08a8cefd0d4b039dac129c3bc0618570dd4d6e5765e96fd01dadc56549a0d",
  test: "81769f253965bb386851b87956b160f73e6b317900ccfdc0fa2c6443b17e16f8",
};
