import type { Paragraph as WordParagraph } from 'docx';
import type { Layout } from '../layout.js';
import { em, faces, issuerIndent, margin, paper, sizes } from './official-layout.js';

type Docx = typeof import('docx');

/** What stands below the text: attachments, signatures, and who issues on what day. */
export function footOf(docx: Docx, { issuer, date, seal, attachments }: Layout): WordParagraph[] {
  const { AlignmentType, Paragraph, Tab, TabStopType, TextRun } = docx;
  const plain = (text: string, more: object = {}, run: object = {}): WordParagraph =>
    new Paragraph({ children: [new TextRun({ text, ...run })], ...more });
  const right = { type: TabStopType.RIGHT, position: paper.width - margin.left - margin.right };
  const signature = new TextRun({ children: ['{caption}：{name}', new Tab(), '{signedOn}'] });
  const block = { alignment: AlignmentType.CENTER, indent: { left: issuerIndent }, keepLines: true };
  const below = (text: string, keepNext = true, run: object = {}): WordParagraph =>
    plain(text, { ...block, keepNext }, run);
  return [
    ...attachments.map((name, at) => plain(`${at === 0 ? '附件：' : '　　　'}${at + 1}. ${name}`)),
    plain('', { keepNext: true }),
    plain('{#signatures}'),
    new Paragraph({ children: [signature], tabStops: [right], keepNext: true }),
    plain('{/signatures}'),
    ...(issuer === null ? [] : [below(issuer)]),
    ...(seal === null
      ? []
      : [
          plain('{#sealedBy}'),
          below('（印章：{sealedBy}）', true, { size: sizes.table }),
          plain('{/sealedBy}'),
        ]),
    below(date, false),
  ];
}

/** `— 1 —`: of an official letter on the outer side, one character in; of anything else in the middle. */
export function footers(
  { AlignmentType, Footer, PageNumber, Paragraph, TextRun }: Docx,
  official: boolean,
): { default: InstanceType<Docx['Footer']>; even?: InstanceType<Docx['Footer']> } {
  const footer = (
    alignment: (typeof AlignmentType)['LEFT' | 'RIGHT' | 'CENTER'],
    indent: object,
  ): InstanceType<Docx['Footer']> => {
    const run = new TextRun({
      children: ['— ', PageNumber.CURRENT, ' —'],
      font: faces.figures,
      size: sizes.page,
    });
    return new Footer({ children: [new Paragraph({ alignment, indent, children: [run] })] });
  };
  if (!official) return { default: footer(AlignmentType.CENTER, {}) };
  return {
    default: footer(AlignmentType.RIGHT, { right: em }),
    even: footer(AlignmentType.LEFT, { left: em }),
  };
}
