import { Refusal } from '#kernel/refusal.js';
import { numberKey } from './number-key.js';
import { dayOf, momentOf, numberOf } from './spelled.js';
import type { Teller, Word } from './word.js';

/** Body of CaseProgressed. */
export interface CaseProgressedBody {
  caseCode: string;
  kind: string;
  recordId: string;
  state: string;
  at: string;
  dueOn?: string | null;
  number?: string | null;
  holding?: boolean | null;
  introduces?: string[] | null;
}

// A type's name, a code, an id: no room for content.
const shapes = {
  kind: /^[A-Z][A-Za-z]{1,59}$/,
  state: /^[A-Z][A-Z0-9_]{1,59}$/,
  recordId: /^[\w-]{1,64}$/,
} as const;

/** A record of an organisation has come to a new state. It brings in whom it says a letter was served on. */
export function readProgress(body: CaseProgressedBody, teller: Teller): Word {
  const { caseCode, kind, recordId, state, holding = null } = body;
  const broken = Object.entries(shapes).find(
    ([name, shape]) => !shape.test(body[name as keyof typeof shapes]),
  );
  if (broken) throw new Refusal('BAD_INPUT', `消息内容不符合约定：${broken[0]}。`);
  const number = numberOf(body.number);
  const of = { caseCode, ...teller, kind, state };
  return {
    ...{ type: 'CaseProgressed', caseCode, teller, body, brings: body.introduces ?? [] },
    step: {
      entry: { ...of, reference: `${kind}:${recordId}`, at: momentOf(body.at), holding },
      record: {
        ...of,
        recordId,
        dueOn: dayOf(body.dueOn),
        number,
        numberKey: number ? numberKey(number) : null,
      },
    },
  };
}
