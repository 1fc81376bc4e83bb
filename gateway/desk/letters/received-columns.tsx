import type { Column } from '../list/column.ts';
import { DeadlineLight, lightText } from '../shell/deadline-light.tsx';
import { lightOf, whyOfTerm } from './clock.ts';
import type { LetterTexts } from './texts.ts';
import type { ReceivedLetter } from './received-list.ts';

function lightOfReceived(letter: ReceivedLetter) {
  const running = letter.answeredOn === null && letter.state !== 'CLOSED';
  return lightOf(letter.replyDue, running, letter.replyTerm?.provisional);
}

function receivedState(letter: ReceivedLetter, texts: LetterTexts): string {
  const late = letter.overdue && letter.answeredOn === null && letter.state === 'SERVED';
  return texts.state[late ? 'OVERDUE' : letter.state] ?? letter.state;
}

/** 单位 · 文书 · 发出 · 复函期限 · 状态, of letters that were received. */
export function receivedColumns(texts: LetterTexts): Column<ReceivedLetter>[] {
  return [
    { key: 'employer', title: texts.employer, card: 'title', text: ({ employerName }) => employerName },
    {
      ...{ key: 'letter', title: texts.letter, width: 280 },
      text: ({ kind, number, capacity }) =>
        `${texts.kind[kind]} ${number}（${capacity === 'COPY' ? texts.copied : texts.addressed}）`,
    },
    { key: 'case', title: texts.case, width: 230, text: ({ caseCode }) => caseCode },
    { key: 'sent', title: texts.sent, width: 110, text: ({ servedOn }) => servedOn },
    {
      ...{ key: 'due', title: texts.due, width: 190 },
      text: (letter) => {
        const light = lightOfReceived(letter);
        return light.daysLeft === null ? (letter.replyDue ?? '—') : `${light.due} ${lightText(light, 'zh')}`;
      },
      render: (letter) => {
        const light = lightOfReceived(letter);
        const why = letter.replyTerm && whyOfTerm(letter.replyTerm, { ...texts, due: texts.lastDay });
        return (
          <span className="due">
            <span className="number">{letter.replyDue ?? '—'}</span>
            {light.daysLeft !== null && <DeadlineLight light={light} why={why} />}
          </span>
        );
      },
    },
    { key: 'state', title: texts.status, width: 130, text: (letter) => receivedState(letter, texts) },
  ];
}
