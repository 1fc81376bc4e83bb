import type { ReactNode } from 'react';
import type { Column } from '../list/column.ts';
import { DeadlineLight, lightText } from '../shell/deadline-light.tsx';
import { lightOf, pressing, whyOf } from './clock.ts';
import type { LetterTexts } from './texts.ts';
import type { UnionLetter } from './union-forms.ts';

const unanswered = ['DRAFT', 'SIGNED', 'SERVED', 'OVERDUE'];

/** What the letter waits for, if anything: the limit that presses, else the last day to answer. */
function lightOfLetter({ state, replyDue, deadlines }: UnionLetter) {
  const clock = pressing(deadlines);
  const running = unanswered.includes(state);
  const due = state === 'DRAFT' || state === 'SIGNED' ? (clock?.due ?? null) : replyDue;
  return { light: lightOf(due, running, clock?.provisional), clock: clock ?? deadlines.at(-1) ?? null };
}

/** A letter's state in words, with what it gave way to. */
export function stateText({ state, followedBy }: UnionLetter, texts: LetterTexts): string {
  const word = texts.state[state] ?? state;
  if (!followedBy) return word;
  return state === 'ESCALATED'
    ? `${texts.escalatedTo}${texts.kind[followedBy.kind]}`
    : `${word} · ${texts.escalatedTo}${texts.kind[followedBy.kind]}`;
}

/** 单位 · 文书 · 发出 · 复函期限 · 状态 · 下一步. */
export function unionColumns(
  texts: LetterTexts,
  steps: (letter: UnionLetter) => ReactNode,
): Column<UnionLetter>[] {
  return [
    { key: 'employer', title: texts.employer, card: 'title', text: ({ employerName }) => employerName },
    {
      ...{ key: 'letter', title: texts.letter, width: 250 },
      text: ({ kind, number }) => `${texts.kind[kind]} ${number ?? ''}`.trim(),
    },
    { key: 'sent', title: texts.sent, width: 110, text: ({ servedOn }) => servedOn ?? texts.notServed },
    {
      ...{ key: 'due', title: texts.due, width: 190 },
      text: (letter) => {
        const { light } = lightOfLetter(letter);
        return light.due && light.daysLeft !== null
          ? `${light.due} ${lightText(light, 'zh')}`
          : (letter.replyDue ?? '—');
      },
      render: (letter) => {
        const { light, clock } = lightOfLetter(letter);
        const why = clock && whyOf(clock, { ...texts, due: texts.lastDay });
        return (
          <span className="due">
            {light.due && <span className="number">{light.due}</span>}
            {light.daysLeft !== null ? <DeadlineLight light={light} why={why} /> : !light.due && '—'}
          </span>
        );
      },
    },
    { key: 'state', title: texts.status, width: 170, text: (letter) => stateText(letter, texts) },
    { key: 'next', title: texts.next, width: 330, screenOnly: true, text: () => '', render: steps },
  ];
}
