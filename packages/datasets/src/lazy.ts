/** A value that is made when it is first read, and then kept. */
export class Lazy<T> {
  #make: (() => T) | undefined;
  #value: T | undefined;

  constructor(make: () => T) {
    this.#make = make;
  }

  get value(): T {
    if (this.#make) {
      this.#value = this.#make();
      this.#make = undefined; // and with it, what it was made of
    }
    return this.#value as T;
  }
}
