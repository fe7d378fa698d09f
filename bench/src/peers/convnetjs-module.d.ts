/** What the benchmarks use of convnetjs, which brings no declarations. */
declare module "convnetjs" {
  export type LayerDefinition = { type: string } & Record<string, string | number>;

  export interface Vol {
    readonly w: Float64Array;
  }
  export interface Net {
    makeLayers(definitions: LayerDefinition[]): void;
    getParamsAndGrads(): { params: Float64Array }[];
  }
  export interface Trainer {
    train(volume: Vol, label: number): { loss: number };
  }
  const convnetjs: {
    Vol: new (width: number, height: number, depth: number, value: number) => Vol;
    Net: new () => Net;
    Trainer: new (net: Net, options: { method: string; batch_size: number }) => Trainer;
  };
  export default convnetjs;
}
