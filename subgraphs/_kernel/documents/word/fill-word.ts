import { printedTexts, type PrintedDocument } from '../fill-layout.js';
import { loadTemplates } from './word-template.js';

/** Fills a Word template with a document. A name that the document does not say is the template's fault, and never a blank. */
export async function fillWord(template: Buffer, printed: PrintedDocument): Promise<Buffer> {
  const { open } = await loadTemplates();
  const filled = open(template, {
    nullGetter: (part) => {
      if (part.module) return '';
      throw new Error(`The template names ${part.value}, of which nothing is said.`);
    },
  });
  const { fields, signatures } = printed;
  const optional = printed.type.fields.filter((field) => field.optional && !(field.name in fields));
  filled.render({
    ...Object.fromEntries(optional.map(({ name }) => [name, false])),
    sealedBy: false,
    ...fields,
    ...printedTexts(printed),
    signatures: signatures.map(({ caption, name, signedOn }) => ({ caption, name, signedOn })),
  });
  const zip = filled.getZip();
  const text = zip.file('word/document.xml').asText();
  zip.file('word/document.xml', ownParagraphs(text));
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const paragraph = /<w:p(?: [^>]*)?>(?:(?!<w:p[ >]|<\/w:p>).)*<\/w:p>/gs;
/** A line break as the filling writes it, between two texts of one run; kept is how the run looks. */
const lineBreak = /<\/w:t><\/w:r><w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:br\/><\/w:r>/gs;

/** Makes each line of a text a paragraph of its own, indented as the first is. */
export function ownParagraphs(xml: string): string {
  return xml.replaceAll(paragraph, (whole) => {
    const properties = /^<w:p(?: [^>]*)?>(<w:pPr>(?:(?!<\/w:pPr>).)*<\/w:pPr>)?/s.exec(whole)![1] ?? '';
    return whole.replaceAll(lineBreak, `</w:t></w:r></w:p><w:p>${properties}`);
  });
}
