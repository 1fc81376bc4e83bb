import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { readFaultConfig } from '../config.js';

// Preloaded into a program: takes a check out of its compiled code as it is loaded, so that the checker can be seen to notice. The
// file that FAULT_SABOTAGE names says which; none where it is missing or empty.

export type Sabotage = 'INBOX_DEDUPE' | 'ORDER_CHECK' | 'RECEIPT_CHECK';

interface Cut {
  file: string;
  from: string;
  to: string;
}

const cuts: Record<Sabotage, readonly Cut[]> = {
  INBOX_DEDUPE: [
    { file: 'exchange/receive.js', from: 'if (known)', to: 'if (false)' },
    { file: 'exchange/receive.js', from: 'if (envelope.caseseq <= cursor.applied)', to: 'if (false)' },
  ],
  ORDER_CHECK: [
    { file: 'exchange/receive.js', from: 'if (envelope.caseseq > cursor.applied + 1)', to: 'if (false)' },
    { file: 'exchange/relay.js', from: `if (delivery.kind !== 'receipt')\n                break;`, to: '' },
  ],
  RECEIPT_CHECK: [
    { file: 'exchange/deliver.js', from: 'if (!receipt || !isFor(message, receipt))', to: 'if (!receipt)' },
  ],
};

const { sabotageFile } = readFaultConfig(process.env);
const chosen = cuts[readSabotage() as Sabotage] ?? [];

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context);
    const here = chosen.filter(({ file }) => url.endsWith(`/_kernel/${file}`));
    if (here.length === 0) return loaded;
    const { source: text } = loaded;
    if (text === undefined || text === null) throw new Error(`${url} came without its text.`);
    const source = here.reduce(
      cutOut,
      typeof text === 'string' ? text : Buffer.from(text as Uint8Array).toString(),
    );
    return { ...loaded, source };
  },
});

function cutOut(source: string, { file, from, to }: Cut): string {
  if (source.split(from).length !== 2) throw new Error(`${file} has not exactly one "${from}" to take out.`);
  return source.replace(from, to);
}

function readSabotage(): string {
  try {
    return readFileSync(sabotageFile ?? '', 'utf8').trim();
  } catch {
    return '';
  }
}
