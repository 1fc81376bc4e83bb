// GB/T 9704-2012: A4, type area 156 mm × 225 mm, 22 lines of 28 characters, body in 3号仿宋 (16 pt), title in 2号小标宋 (22 pt).

/** In twentieths of a point. */
export const paper = { width: 11906, height: 16838 };
/** The page number stands 7 mm below the type area. */
export const margin = { top: 2098, right: 1474, bottom: 1984, left: 1588, footer: 1420 };
/** 225 mm in 22 lines, a little less so that all of them fit. */
export const pitch = 579;
/** Characters of 16 pt are set a little closer, so that 28 of them fit into 156 mm. */
export const closer = -5;
/** One character. */
export const em = 315;
export const bodyIndent = 2 * em;
/** Where the issuer's block begins: in its middle stands the day, which so ends four characters from the right. */
export const issuerIndent = 28 * em - 2 * (4 + 3.25) * em;

/** In half points. */
export const sizes = { body: 32, title: 44, heading: 60, page: 28, table: 24 };

const latin = 'Times New Roman';
const face = (eastAsia: string): { ascii: string; hAnsi: string; eastAsia: string } => ({
  ascii: latin,
  hAnsi: latin,
  eastAsia,
});
/** Faces are named, not embedded: Word shows those of the office it is opened in. */
export const faces = {
  body: face('仿宋_GB2312'),
  title: face('方正小标宋简体'),
  figures: face('宋体'),
};
