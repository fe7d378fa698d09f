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

/**
 * Where the values of a variable lie that may be written in place, as an optimizer's state may: no kernel of TF.js remembers it.
 * If a clone shares the values, the variable gets its own first.
 */
export function ownAddress(module: KernelModule, variable: Variable): Address {
  const { backend } = module;
  const address = module.address(variable);
  if (backend.refCount(variable.dataId) === 1) return address;
  const info = backend.makeOutput(variable.shape, "float32");
  copy(module, address, module.address(info), variable.size);
  const tensor = engine().makeTensorFromTensorInfo(info);
  variable.assign(tensor);
  tensor.dispose();
  return module.address(variable);
}

function copy({ backend }: KernelModule, from: Address, to: Address, size: number): void {
  heapOf(backend).copyWithin(to, from, from + size * FLOAT);
}
