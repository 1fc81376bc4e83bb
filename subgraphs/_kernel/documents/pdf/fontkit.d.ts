declare module 'fontkit' {
  /** The part of the library that is used; it comes without types. */
  export function openSync(path: string): { characterSet: number[] };
}
