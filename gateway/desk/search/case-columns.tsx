import type { Column } from '../list/column.ts';
import { yuan } from '../shell/amount.ts';
import { DeadlineLight, lightText } from '../shell/deadline-light.tsx';
import type { Language } from '../shell/language.ts';
import { lightOf, workersOf } from '../worklist/work-columns.tsx';
import type { FoundCase } from './cases.ts';
import type { SearchTexts } from './texts.ts';

/** The columns of a list of cases, on the screen, in Excel and on paper. */
export function caseColumns(texts: SearchTexts, language: Language): Column<FoundCase>[] {
  return [
    {
      ...{ key: 'due', title: texts.due, width: 124, card: 'title' },
      text: (row) => [lightText(lightOf(row), language), row.due].filter(Boolean).join(' '),
      render: (row) => (
        <span className="due">
          <DeadlineLight light={lightOf(row)} />
          {row.due && <span className="day">{row.due}</span>}
        </span>
      ),
    },
    {
      ...{ key: 'code', title: texts.caseCode, width: 210, card: 'title' },
      text: ({ caseCode }) => caseCode,
      render: ({ caseCode }) => (
        <a className="case-code" href={`#/case/${caseCode}`}>
          {caseCode}
        </a>
      ),
    },
    { key: 'number', title: texts.number, width: 170, text: ({ number }) => number ?? '—' },
    { key: 'worker', title: texts.worker, width: 110, text: (row) => workersOf(row, texts) },
    { key: 'employer', title: texts.employer, width: 190, text: ({ employer }) => employer ?? '—' },
    { key: 'cause', title: texts.cause, width: 140, text: (row) => row.causeName ?? row.title },
    {
      ...{ key: 'amount', title: texts.amount, width: 100, align: 'right' },
      text: ({ amount }) => yuan(amount),
      value: ({ amount }) => (amount === null || amount === undefined ? null : amount / 100),
    },
    { key: 'assignee', title: texts.assignee, width: 100, text: ({ assigneeName }) => assigneeName ?? '—' },
    { key: 'opened', title: texts.openedOn, width: 104, text: ({ openedOn }) => openedOn },
  ];
}
