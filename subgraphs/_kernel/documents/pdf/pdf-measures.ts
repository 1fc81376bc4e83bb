/** Noto Serif SC: every character of the unified ideographs and of extension A; 仿宋 may not be embedded. */
export const face = 'NotoSerifSC';
export const red = '#ff0000';

/** All in points. */
export const millimetre = 72 / 25.4;
/** Left, top, right, bottom: a type area of 156 mm × 225 mm on A4. */
export const margins = [28, 37, 26, 35].map((side) => side * millimetre);
/** 28 of them to a line of 156 mm. */
export const character = 15.79;
/** 小四: what stands in tables, and the name of the seal. */
export const smaller = 12;
/** Makes 22 lines to 225 mm with the ascent and descent of the face. */
export const lineHeight = 1.277;

/** How wide a text is in characters: a letter or figure is about half of one. */
export function widthOf(text: string): number {
  return [...text].reduce((width, one) => width + (one.codePointAt(0)! < 0x2000 ? 0.56 : 1), 0);
}
