import { Refusal } from '#kernel/refusal.js';
import type { DocumentType } from '../document-type.js';
import { standing } from '../layout.js';

interface Part {
  module?: string;
  value?: string;
}
interface Zip {
  file(path: string): { asText(): string };
  file(path: string, content: string): unknown;
  generate(options: { type: 'nodebuffer'; compression: 'DEFLATE' }): Buffer;
}
interface WordTemplate {
  render(data: Record<string, unknown>): void;
  getZip(): Zip;
}
interface Options {
  nullGetter?: (part: Part) => string;
  modules?: object[];
}
type Tags = { [name: string]: Tags };

interface Templates {
  open: (template: Buffer, options: Options) => WordTemplate;
  /** Every `{name}` of a template; those of a table below the table's. */
  tagsOf: (template: Buffer) => Tags;
}

/** The library would print its errors with what the document says; nothing personal goes into a log. */
const settings = { paragraphLoop: true, linebreaks: true, errorLogging: false };

/** The template library; loaded when the first document is written. */
export async function loadTemplates(): Promise<Templates> {
  const Docxtemplater = (await import('docxtemplater')).default as unknown as new (
    zip: object,
    options: object,
  ) => WordTemplate;
  const PizZip = (await import('pizzip')).default as unknown as new (content: Buffer) => object;
  const Inspect = (await import('docxtemplater/js/inspect-module.js'))
    .default as unknown as new () => object & {
    getAllTags(): Tags;
  };
  const open = (template: Buffer, options: Options): WordTemplate =>
    new Docxtemplater(new PizZip(template), { ...settings, ...options });
  return {
    open,
    tagsOf(template) {
      const inspect = new Inspect();
      open(template, { modules: [inspect] });
      return inspect.getAllTags();
    },
  };
}

/** Refuses a template that names what the type does not have, or leaves out what it must say: all of it at once. */
export async function checkTemplate(type: DocumentType, template: Buffer): Promise<void> {
  const { tagsOf } = await loadTemplates();
  let tags: Tags;
  try {
    tags = tagsOf(template);
  } catch {
    throw new Refusal(
      'BAD_INPUT',
      '模板无法读取，或者其中的花括号没有成对。',
      '请用 Word 打开模板，检查每个 {字段} 和 {#表格}…{/表格}。',
    );
  }
  const faults = [...strangers(type, tags), ...leftOut(type, tags)];
  if (faults.length > 0)
    throw new Refusal('BAD_INPUT', `《${type.title}》的模板不能使用：${faults.join('；')}。`);
}

function strangers(type: DocumentType, tags: Tags): string[] {
  const known = new Set([...standing, ...type.fields.map(({ name }) => name)]);
  const found = Object.keys(tags).filter((name) => !known.has(name));
  return found.length > 0 ? [`没有这些字段：${found.map((name) => name.slice(0, 40)).join('、')}`] : [];
}

function leftOut({ fields, number, signedBy }: DocumentType, tags: Tags): string[] {
  const missing = fields.filter(({ name, optional }) => !optional && !(name in tags));
  const cells = fields.flatMap(({ name, columns }) =>
    columns.filter((column) => name in tags && !(column.name in tags[name]!)),
  );
  const signed = signedBy.some((role) => role !== 'SEAL') && !('signatures' in tags);
  const said = [
    ...[...missing, ...cells].map(({ title, name }) => `${title}（{${name}}）`),
    ...(number.kind !== 'NONE' && !('number' in tags) ? ['文号（{number}）'] : []),
    ...(signed ? ['签名（{#signatures}{caption}：{name} {signedOn}{/signatures}）'] : []),
  ];
  return said.length > 0 ? [`缺少：${said.join('、')}`] : [];
}
