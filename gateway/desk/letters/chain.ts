import type { LetterChainQuery } from '../generated/graphql/graphql.ts';
import type { AgencyField } from '../shell/session.ts';
import { type Clock, pressing, type Term } from './clock.ts';

type ChainCase = NonNullable<LetterChainQuery['case']>;

/** One link of a chain, whichever agency tells of it. */
export interface ChainStep {
  id: string;
  of: 'letter' | 'lead' | 'advice';
  kind: string;
  number: string | null;
  state: string;
  /** Who tells it (来源). */
  keeper: AgencyField;
  on: string | null;
  due: string | null;
  running: boolean;
  answeredOn: string | null;
  clock: Clock | null;
  term: Term | null;
  facts: string | null;
  request: string | null;
  answer: string | null;
}

/** The letters, the leads and the recommendations of a case in the order they went out. A letter is told by who sent it, else by who received it. */
export function chainOf({ union, procuratorate, humanResources }: ChainCase): ChainStep[] {
  const own = (union?.supervisionLetters ?? []).map((letter): ChainStep => {
    const { id, kind, number, state, servedOn, replyDue, answeredOn, facts, request, answer } = letter;
    return {
      ...{ id, of: 'letter', kind, number, state, keeper: 'union', on: servedOn, due: replyDue, answeredOn },
      running: state === 'SERVED' || state === 'OVERDUE',
      ...{ clock: pressing(letter.deadlines) ?? letter.deadlines.at(-1) ?? null, term: null },
      ...{ facts, request, answer },
    };
  });
  const told = new Set(own.map(({ id }) => id));
  const received = [
    ...(procuratorate?.letters ?? []).map((letter) => ({ letter, keeper: 'procuratorate' as const })),
    ...(humanResources?.letters ?? []).map((letter) => ({ letter, keeper: 'humanResources' as const })),
  ].flatMap(({ letter, keeper }): ChainStep[] => {
    if (told.has(letter.letterId)) return [];
    told.add(letter.letterId);
    const { letterId: id, kind, number, state, servedOn, replyDue, answeredOn, facts, request } = letter;
    return [
      {
        ...{
          id,
          of: 'letter',
          kind,
          number,
          keeper,
          on: servedOn,
          due: replyDue,
          answeredOn,
          facts,
          request,
        },
        state: letter.overdue && answeredOn === null && state === 'SERVED' ? 'OVERDUE' : state,
        running: answeredOn === null && state !== 'CLOSED',
        ...{ clock: null, term: letter.replyTerm, answer: letter.lastText },
      },
    ];
  });
  const leads = (procuratorate?.leads ?? []).map(
    ({ id, state, subject, receivedOn, endedOn, resultText }): ChainStep => ({
      ...{ id, of: 'lead', kind: 'LEAD', number: null, state, keeper: 'procuratorate', on: receivedOn },
      ...{ due: null, running: false, answeredOn: endedOn, clock: null, term: null },
      ...{ facts: subject, request: null, answer: resultText },
    }),
  );
  const advice = (procuratorate?.recommendations ?? []).map((row): ChainStep => {
    const { id, number, state, issuedOn, replyDue, repliedOn, problem, advice: request, deadlines } = row;
    return {
      ...{ id, of: 'advice', kind: 'PROCURATORIAL', number, state, keeper: 'procuratorate', on: issuedOn },
      ...{ due: replyDue, running: repliedOn === null && row.resultText === null, answeredOn: repliedOn },
      ...{ clock: pressing(deadlines) ?? deadlines.at(-1) ?? null, term: null, facts: problem, request },
      answer: row.resultText ?? row.objectionText ?? row.replyText,
    };
  });
  return [...own, ...received, ...leads, ...advice].sort((a, b) =>
    (a.on ?? '9999').localeCompare(b.on ?? '9999'),
  );
}
