const FORBIDDEN_SECTIONS = new Map([
  [6, "global"],
  [8, "start"],
  [11, "data"],
]);

/**
 * Throws unless a kernel binary is nothing but code: it lives in TF.js's own memory, so a data section would overwrite
 * TF.js's statics, and a start function or a global would run or keep state where nobody expects it.
 */
export function assertOnlyCode(binary) {
  for (const [id, name] of FORBIDDEN_SECTIONS) {
    if (sectionIds(binary).includes(id))
      throw new Error(`The kernel binary has a ${name} section; write the kernel without it.`);
  }
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(binary)).map((i) => `${i.module}.${i.name}`);
  if (imports.join() !== "env.memory")
    throw new Error(`The kernel binary may import only env.memory, it imports ${imports}.`);
}

/** The ids of a binary's sections in order: after the 8 byte head each is one byte of id and a LEB128 length. */
function sectionIds(binary) {
  const ids = [];
  let at = 8;
  while (at < binary.length) {
    ids.push(binary[at++]);
    let length = 0;
    let shift = 0;
    let byte;
    do {
      byte = binary[at++];
      length |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte & 0x80);
    at += length;
  }
  return ids;
}
