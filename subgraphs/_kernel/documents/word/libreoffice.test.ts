import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needsLibreOffice } from '../../../../tests/kit/config.js';
import { documentType } from '../document-type.js';
import { type PrintedDocument } from '../fill-layout.js';
import { sampleDocument } from '../testing/sample-document.js';
import { defaultTemplate } from './default-template.js';
import { fillWord } from './fill-word.js';

const ids = `
  MEDIATION_AGREEMENT MEDIATION_RECORD DELEGATION_LETTER RESULT_FEEDBACK CONFIRMATION_RULING PAYMENT_ORDER AWARD
  ACCEPTANCE_NOTICE OPINION REPRESENTATIVE_ELECTION AID_DECISION MINUTES RECTIFICATION_ORDER PROCURATORIAL_RECOMMENDATION`
  .trim()
  .split(/\s+/);

function answers(command: string, argument: string): boolean {
  try {
    execFileSync(command, [argument], { stdio: 'ignore' });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** LibreOffice, and what reads the text of a PDF. */
const isThere = answers('soffice', '--version') && answers('pdftotext', '-v');

/** A sample with two lines in each text, so that paragraphs are made, and many rows. */
function longSample(id: string): PrintedDocument {
  const sample = sampleDocument(documentType(id, '2025-01-10'));
  const fields = Object.entries(sample.fields).map(([name, value]) => {
    if (typeof value === 'string') return [name, value];
    const [first = ''] = Object.keys(value[0] ?? {});
    const rows = Array.from({ length: 40 }, (_, at) => ({ ...value[0], [first]: `测试工人${at + 1}` }));
    return [name, rows];
  });
  return { ...sample, fields: Object.fromEntries(fields) };
}

test.runIf(needsLibreOffice)('LibreOffice is on this machine', () => expect(isThere).toBe(true));

describe.runIf(isThere)('in LibreOffice', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wufang-word-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const textOf = (id: string): string =>
    execFileSync('pdftotext', ['-layout', join(folder, `${id}.pdf`), '-'], { encoding: 'utf8' });

  beforeAll(async () => {
    for (const id of ids) {
      const printed = longSample(id);
      writeFileSync(join(folder, `${id}.docx`), await fillWord(await defaultTemplate(printed.type), printed));
    }
    const files = ids.map((id) => join(folder, `${id}.docx`));
    // A profile of its own: another LibreOffice of the same user would take the files and answer nothing.
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    execFileSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files], {
      stdio: 'ignore',
    });
  }, 300_000);

  test('every document opens', () => {
    const made = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
    expect(made.sort()).toEqual(ids.map((id) => `${id}.pdf`).sort());
  });

  test.each(ids)('%s says all that it says', (id) => {
    const text = textOf(id).replaceAll(/\s+/g, '');
    const { type, fields } = longSample(id);
    expect(text).toContain(type.title);
    expect(text).toContain('2025年1月10日');
    expect(text).toContain('—1—');
    for (const [name, value] of Object.entries(fields))
      for (const said of typeof value === 'string' ? [value] : value.flatMap((row) => Object.values(row)))
        expect(text, name).toContain(said.replaceAll(/\s+/g, ''));
    expect(text).not.toMatch(/[{}]/);
  });
});
