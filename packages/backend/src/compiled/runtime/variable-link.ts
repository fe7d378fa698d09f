import { engine, type Variable } from "@tensorflow/tfjs-core";
import type { Address, KernelModule } from "../../kernel-module.js";
import { FLOAT } from "../ops/operation.js";
import { heapOf } from "./arena.js";

/** A TF.js variable and the copy of its values that a program works on. */
export interface VariableLink {
  /** Copies the variable's values to the program if they are not those that the link knows; whether it did. */
  pull(): boolean;
  /** Gives the variable the program's values. */
  push(): void;
}

/**
 * Links a weight: what the program computed goes into a fresh tensor that the variable takes over, as `assign` does.
 *
 * A fresh tensor, because kernels of TF.js remember a packed form of a filter by its tensor, and because clones of the old
 * values must keep them.
 */
export function linkWeight(module: KernelModule, read: () => Variable, address: Address, size: number): VariableLink {
  const { backend } = module;
  let known: object | undefined;
  return {
    pull() {
      const variable = read();
      if (variable.dataId === known) return false;
      copy(module, module.address(variable), address, size);
      known = variable.dataId;
      return true;
    },
    push() {
      const variable = read();
      const info = backend.makeOutput(variable.shape, "float32");
      copy(module, address, module.address(info), size);
      const tensor = engine().makeTensorFromTensorInfo(info);
      variable.assign(tensor);
      tensor.dispose();
      known = variable.dataId;
    },
  };
}

/** Links an optimizer's state: its values are written in place unless a clone shares them, for no kernel remembers them. */
export function linkState(module: KernelModule, read: () => Variable, address: Address, size: number): VariableLink {
  const weight = linkWeight(module, read, address, size);
  return {
    pull: weight.pull,
    push() {
      const variable = read();
      if (module.backend.refCount(variable.dataId) > 1) weight.push();
      else copy(module, address, module.address(variable), size);
    },
  };
}

function copy({ backend }: KernelModule, from: Address, to: Address, size: number): void {
  heapOf(backend).copyWithin(to, from, from + size * FLOAT);
}
