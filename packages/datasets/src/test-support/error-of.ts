import { DatasetError } from "../dataset-error.js";

/** The `DatasetError` that `action` throws or rejects with; anything else fails the test. */
export async function errorOf(action: () => unknown): Promise<DatasetError> {
  try {
    await action();
  } catch (error) {
    if (DatasetError.isInstance(error)) return error;
    throw error;
  }
  throw new Error("Expected a DatasetError, found that nothing was thrown.");
}
