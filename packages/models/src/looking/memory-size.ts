const units = ["Byte", "KB", "MB", "GB", "TB"] as const;

/**
 * A number of bytes as Keras prints it: two decimals and a unit, 1 KB = 1024 bytes.
 *
 * Equals `readable_memory_size` of Keras 2.15.
 *
 * @example
 * memorySize(110248); // "107.66 KB"
 */
export function memorySize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit++;
  }
  return `${size.toFixed(2)} ${units[unit]}`;
}
