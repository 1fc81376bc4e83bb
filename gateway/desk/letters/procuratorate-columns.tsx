import type { ReactNode } from 'react';
import type { Column } from '../list/column.ts';
import { DeadlineLight, lightText } from '../shell/deadline-light.tsx';
import { lightOf, pressing, whyOf } from './clock.ts';
import type { Lead, Recommendation } from './procuratorate-forms.ts';
import type { LetterTexts } from './texts.ts';

export function leadColumns(texts: LetterTexts, steps: (lead: Lead) => ReactNode): Column<Lead>[] {
  return [
    { key: 'subject', title: texts.subject, card: 'title', text: ({ subject }) => subject ?? '—' },
    { key: 'case', title: texts.case, width: 230, text: ({ caseCode }) => caseCode },
    {
      ...{ key: 'workers', title: texts.workers, width: 70, align: 'right' },
      text: ({ workers }) => String(workers ?? '—'),
      value: ({ workers }) => workers ?? null,
    },
    { key: 'received', title: texts.received, width: 110, text: ({ receivedOn }) => receivedOn },
    { key: 'state', title: texts.status, width: 110, text: ({ state }) => texts.leadState[state] ?? state },
    { key: 'next', title: texts.next, width: 340, screenOnly: true, text: () => '', render: steps },
  ];
}

export function adviceColumns(
  texts: LetterTexts,
  steps: (row: Recommendation) => ReactNode,
): Column<Recommendation>[] {
  const lightOfAdvice = ({ replyDue, repliedOn, endedOn }: Recommendation) =>
    lightOf(replyDue, repliedOn === null && endedOn === null);
  return [
    { key: 'addressee', title: texts.addressee, card: 'title', text: ({ addresseeName }) => addresseeName },
    { key: 'letter', title: texts.letter, width: 210, text: ({ number }) => number },
    { key: 'sent', title: texts.sent, width: 110, text: ({ issuedOn }) => issuedOn },
    {
      ...{ key: 'due', title: texts.replyDue, width: 190 },
      text: (row) => {
        const light = lightOfAdvice(row);
        return light.daysLeft === null ? (row.replyDue ?? '—') : `${light.due} ${lightText(light, 'zh')}`;
      },
      render: (row) => {
        const light = lightOfAdvice(row);
        const clock = pressing(row.deadlines) ?? row.deadlines.at(-1) ?? null;
        return (
          <span className="due">
            <span className="number">{row.replyDue ?? '—'}</span>
            {light.daysLeft !== null && (
              <DeadlineLight light={light} why={clock && whyOf(clock, { ...texts, due: texts.lastDay })} />
            )}
          </span>
        );
      },
    },
    {
      ...{ key: 'state', title: texts.status, width: 110 },
      text: ({ state }) => texts.recommendationState[state] ?? state,
    },
    { key: 'next', title: texts.next, width: 300, screenOnly: true, text: () => '', render: steps },
  ];
}
