// GB/T 9704-2012: A4, type area 156 mm × 225 mm, 22 lines of 28 characters, body in 3号仿宋 (16 pt), title in 2号小标宋 (22 pt).

/** In twentieths of a point. */
export const paper = { width: 11906, height: 16838 };
export const margin = { top: 2098, right: 1474, bottom: 1984, left: 1588 };
/** 225 mm in 22 lines. */
export const pitch = 580;
/** 156 mm in 28 characters: a little less than a character of 16 pt, in 4096ths of a point. */
export const grid = { linePitch: pitch, charSpace: -843 };
/** Two characters. */
export const bodyIndent = 640;

/** In half points. */
export const sizes = { body: 32, title: 44, heading: 52, page: 28 };

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
