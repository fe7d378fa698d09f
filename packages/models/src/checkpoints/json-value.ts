/** What a checkpoint's description holds beside typed arrays; numbers may be NaN, infinite or -0 and come back as they were. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A value to be kept: JSON with typed arrays in it. */
export type RecordValue =
  | null
  | boolean
  | number
  | string
  | Float32Array
  | readonly RecordValue[]
  | { readonly [key: string]: RecordValue };
