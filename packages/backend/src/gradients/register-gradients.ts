import { type GradConfig, getGradient, registerGradient, unregisterGradient } from "@tensorflow/tfjs-core";
import { reluGradGradient, reluGradient } from "./relu-gradient.js";

/**
 * Registers the gradients that have a kernel of their own here.
 *
 * @returns Puts TF.js's own gradients back.
 */
export function registerGradients(): () => void {
  const stock = getGradient("Relu") as GradConfig | undefined;
  // Without tfjs-layers or tfjs nothing may have registered gradients: then there is none to replace.
  if (!stock) return () => {};
  registerGradient(reluGradient(stock));
  registerGradient(reluGradGradient);
  return () => {
    registerGradient(stock);
    unregisterGradient(reluGradGradient.kernelName);
  };
}
