/** The part of jsfive that is used here; the package brings no declarations. */
declare module "jsfive" {
  export interface Hdf5Object {
    readonly attrs: Readonly<Record<string, unknown>>;
  }
  export class Group implements Hdf5Object {
    readonly attrs: Readonly<Record<string, unknown>>;
    readonly keys: readonly string[];
    get(path: string): Group | Dataset;
  }
  export class Dataset implements Hdf5Object {
    readonly attrs: Readonly<Record<string, unknown>>;
    readonly shape: readonly number[];
    readonly dtype: unknown;
    readonly value: ArrayLike<number>;
  }
  export class File extends Group {
    constructor(bytes: ArrayBuffer, name: string);
  }
}
