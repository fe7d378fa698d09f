// Vite turns such an import into the address of the file.
declare module "*?url" {
  const url: string;
  export default url;
}
