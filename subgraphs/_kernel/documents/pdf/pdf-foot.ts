import type { Layout, SignatureLine } from '../layout.js';
import { bodyOf } from './pdf-body.js';
import { character, margins, smaller, widthOf } from './pdf-measures.js';

/** More signatures than these go over the page's end. */
const together = 6;
/** A paragraph of so many lines goes to the next page with what stands below it. */
const shortest = 28 * 5;

/**
 * The end of a document, from the last paragraph that goes with the foot on. No page's end tears them apart, so that nobody
 * signs or seals a page without a text.
 */
export function endOf(layout: Layout): { body: Layout['body']; end: object[] } {
  const { body, signatures, attachments } = layout;
  const last = body.at(-1);
  const listed = attachments.map((name, at) => ({
    text: `${at === 0 ? '附件：' : '　　　'}${at + 1}. ${name}`,
  }));
  const lines = signatures.map(signatureLine);
  const goes =
    last && 'text' in last && last.text.length <= shortest && lines.length <= together ? [last] : [];
  const loose = lines.length <= together ? [] : lines.slice(0, -1);
  const kept = lines.length <= together ? lines : lines.slice(-1);
  const end = {
    unbreakable: true,
    stack: [...bodyOf({ body: goes }), ...listed, ...kept, issuersBlock(layout)],
  };
  return { body: goes.length > 0 ? body.slice(0, -1) : body, end: [...loose, end] };
}

/** Who issues stands in the middle above the day, where the seal is set; the day is four characters from the right. */
function issuersBlock({ issuer, seal, date }: Layout): object {
  const stamp = seal === null ? null : `（印章：${seal}）`;
  const widths = [widthOf(issuer ?? ''), (widthOf(stamp ?? '') * smaller) / character, widthOf(date)];
  const widest = Math.min(Math.max(...widths) + 1, 27);
  const right = Math.max(0, 4 - (widest - widthOf(date)) / 2);
  const stack = [
    ...(issuer === null ? [] : [{ text: issuer, alignment: 'center' }]),
    ...(stamp === null ? [] : [{ text: stamp, alignment: 'center', fontSize: smaller }]),
    { text: date, alignment: 'center' },
  ];
  return {
    margin: [0, 24, 0, 0],
    columns: [
      { text: '', width: '*' },
      { width: widest * character, stack },
      { text: '', width: right * character },
    ],
  };
}

/** As wide as seven characters, between the name and the day. */
const drawing = { width: 110, fit: [106, 40] };

function signatureLine({ caption, name, signedOn, image }: SignatureLine, at: number): object {
  const said = { text: `${caption}：${name}`, width: '*' };
  const drawn = image
    ? [{ ...drawing, image: `data:${image.mediaType};base64,${image.content.toString('base64')}` }]
    : [];
  return {
    unbreakable: true,
    margin: [0, at === 0 ? 20 : 2, 0, 0],
    columns: [said, ...drawn, { text: signedOn, width: 'auto', noWrap: true }],
  };
}

/** `— 1 —`: of an official letter on the outer side, one character in; of anything else in the middle. */
export function pageNumber(page: number, official: boolean): object {
  const [left, , right] = margins as [number, number, number];
  const outer = page % 2 === 1 ? 'right' : 'left';
  return {
    text: `— ${page} —`,
    fontSize: 14,
    alignment: official ? outer : 'center',
    margin: [left + character, 12, right + character, 0],
  };
}
