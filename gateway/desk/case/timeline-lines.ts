import { moment } from '../shell/amount.ts';
import { fieldOf, type AgencyField } from '../shell/session.ts';
import type { byAgency } from '../generated/by-agency.ts';
import type { caseTexts } from './texts.ts';
import type { Docket, PartAnswer, PartOf } from './use-case.ts';

export type PartView = PartOf<(typeof byAgency)['CasePart']>;

/** One line of the course of a case: who says it, and when it was. */
export interface Line {
  key: string;
  day: string;
  /** 09:31; null where the day alone is known. */
  time: string | null;
  agency: AgencyField;
  text: string;
  /** Receipts and last days beside it. */
  notes: { text: string; tone: 'good' | 'late' | 'quiet' }[];
  late?: boolean;
  /** Told beside the steps: a limit that was kept. */
  aside?: boolean;
}

type Words = (typeof caseTexts)['zh'];
type WordOf = (name: string, code?: string | null) => string;

/** What the register and every agency tell of a case, in the order of time. */
export function linesOf(
  docket: Docket | null,
  parts: readonly PartAnswer<PartView>[],
  texts: Words,
  wordOf: WordOf,
): Line[] {
  const lines = [
    ...(docket ? stepsOf(docket, wordOf) : []),
    ...(docket ? referralsOf(docket, texts, wordOf) : []),
    ...parts.flatMap(({ agency, part }) => (part ? partLines(agency, part, texts) : [])),
  ];
  return lines.sort((one, other) =>
    `${one.day} ${one.time ?? '99'}`.localeCompare(`${other.day} ${other.time ?? '99'}`),
  );
}

function when(instant: string): { day: string; time: string } {
  const [day = '', time = ''] = moment(instant).split(' ');
  return { day, time };
}

function stepsOf({ timeline }: Docket, wordOf: WordOf): Line[] {
  return timeline.map(({ reference, at, agency, kind, state }) => ({
    ...when(at),
    key: `${reference} ${state} ${at}`,
    agency: fieldOf(agency),
    text: `${wordOf(kind)}：${wordOf(kind, state)}`,
    notes: [],
  }));
}

/** Its sending is one line with the receipts beside it; what came of it are lines of their own. */
function referralsOf(docket: Docket, texts: Words, wordOf: WordOf): Line[] {
  const agencies = new Map(
    docket.timeline.map(({ organisationName, agency }) => [organisationName, fieldOf(agency)]),
  );
  if (docket.holder) agencies.set(docket.holder.name, fieldOf(docket.holder.agency));
  return docket.referrals.flatMap((referral) => {
    const of = (name: string) => agencies.get(name) ?? 'docket';
    const event = (name: string) => referral.events.find((found) => found.event === name);
    const [delivered, signed] = [event('DELIVERED'), event('RECEIVED')];
    const waiting = referral.state === 'SENT';
    const head: Line = {
      ...when(event('SENT')?.at ?? `${referral.sentOn}T00:00:00+08:00`),
      key: referral.id,
      agency: of(referral.fromName),
      text: `${referral.arrowName}：${referral.fromName} → ${referral.toName}`,
      late: referral.overdue,
      notes: [
        ...(referral.dueOn
          ? [
              {
                text: texts.dueOn(referral.dueOn),
                tone: referral.overdue ? ('late' as const) : ('quiet' as const),
              },
            ]
          : []),
        receipt(texts.delivered, texts.notDelivered, delivered?.at, waiting),
        receipt(texts.signedFor, texts.notSignedFor, signed?.at, waiting),
      ].filter((note) => note !== null),
    };
    const told = new Set(['DRAFT', 'CONSENT_PENDING', 'SENT', 'DELIVERED', 'RECEIVED']);
    const rest = referral.events
      .filter(({ event: name }) => !told.has(name))
      .map(({ event: name, at, organisationName }, index): Line => {
        const why =
          { RETURNED: referral.returnReasonName, RESULT_REPORTED: referral.outcomeName }[name as string] ??
          null;
        return {
          ...when(at),
          key: `${referral.id} ${name} ${index}`,
          agency: of(organisationName),
          text: `${referral.arrowName}：${wordOf('ReferralCourseEvent', name)}${why ? `（${why}）` : ''}`,
          notes: [],
        };
      });
    return [head, ...rest];
  });
}

function receipt(done: string, open: string, at: string | undefined, waiting: boolean) {
  if (at) return { text: `✔${done} ${moment(at).slice(5)}`, tone: 'good' as const };
  return waiting ? { text: `○${open}`, tone: 'late' as const } : null;
}

function partLines(agency: AgencyField, part: PartView, texts: Words): Line[] {
  const met = part.deadlines.flatMap(({ id, trigger, metOn, due }): Line[] =>
    metOn
      ? [
          {
            ...{ key: `${id} met`, day: metOn, time: null, agency, late: metOn > due, aside: metOn <= due },
            text: metOn > due ? texts.metLate(trigger) : texts.metOn(trigger),
            notes: [{ text: texts.dueOn(due), tone: 'quiet' }],
          },
        ]
      : [],
  );
  const passed = part.deadlines.flatMap(({ id, trigger, due, overdue }): Line[] =>
    overdue
      ? [
          {
            ...{ key: `${id} passed`, day: due, time: '24:00', agency, late: true },
            text: texts.overdueSince(trigger),
            notes: [],
          },
        ]
      : [],
  );
  const documents = part.documents.flatMap(({ id, title, number, issuedAt, served }): Line[] => [
    ...(issuedAt
      ? [
          {
            ...when(issuedAt),
            ...{ key: `${id} issued`, agency, text: texts.issued(title, number ?? ''), notes: [] },
          },
        ]
      : []),
    ...served.map(({ recipient, on }) => ({
      ...{ key: `${id} ${recipient}`, day: on, time: null, agency, notes: [] },
      text: texts.served(title, recipient),
    })),
  ]);
  return [...met, ...passed, ...documents];
}
