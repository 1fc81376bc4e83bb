declare module 'pdfmake' {
  /** The part of the library that is used; it comes without types. */
  interface PdfMaker {
    setFonts(fonts: Record<string, { normal: string; bold: string }>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: object): { getBuffer(): Promise<Buffer> };
  }
  const maker: PdfMaker;
  // eslint-disable-next-line no-restricted-syntax -- The library exports itself so.
  export default maker;
}
