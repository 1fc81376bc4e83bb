import type { WorkView } from '../generated/graphql/graphql.ts';
import type { Column } from '../list/column.ts';
import { yuan } from '../shell/amount.ts';
import { DeadlineLight, lightText } from '../shell/deadline-light.tsx';
import type { Language } from '../shell/language.ts';
import type { WorklistTexts } from './texts.ts';
import type { WorkItem } from './work.ts';

/** 「测试甲等12人」 */
export function workersOf(
  { worker, workers }: { worker?: string | null; workers: number },
  texts: Pick<WorklistTexts, 'people'>,
): string {
  if (!worker) return '—';
  return workers > 1 ? `${worker}${texts.people(workers)}` : worker;
}

export function lightOf({ due, daysLeft, provisional }: Pick<WorkItem, 'due' | 'daysLeft' | 'provisional'>) {
  return { due: due ?? null, daysLeft: daysLeft ?? null, provisional };
}

/** Which list it is, and what the reader's own unit is called. */
export interface WorkList {
  view: WorkView;
  ownName: string | null;
}

/** The columns of a list of work, on the screen, in Excel and on paper. */
export function workColumns(
  texts: WorklistTexts,
  language: Language,
  { view, ownName }: WorkList,
): Column<WorkItem>[] {
  const { columns: heads } = texts;
  const done = view === 'DONE';
  const light = (row: WorkItem) => (done ? '' : lightText(lightOf(row), language));
  return [
    {
      ...{ key: 'due', title: done ? heads.doneOn : heads.due, width: 132, card: 'title' },
      text: (row) => [light(row), row.due].filter(Boolean).join(' '),
      render: (row) => (
        <span className="due">
          {!done && <DeadlineLight light={lightOf(row)} why={row.why ?? null} />}
          {row.due && <span className="day">{row.due}</span>}
        </span>
      ),
    },
    {
      ...{ key: 'doing', title: heads.doing, width: 190, card: 'title' },
      text: (row) => row.doing,
      render: (row) => (
        <span className="doing">
          {row.doing}
          {row.hops > 1 && <span className="quiet"> {texts.hops(row.hops)}</span>}
          {row.assigneeName && <span className="quiet"> · {row.assigneeName}</span>}
        </span>
      ),
    },
    {
      ...{ key: 'from', title: view === 'SENT' ? heads.to : heads.from, width: 110 },
      text: (row) => (row.from === ownName ? texts.ownUnit : row.from),
    },
    { key: 'worker', title: heads.worker, width: 96, text: (row) => workersOf(row, texts) },
    { key: 'employer', title: heads.employer, width: 140, text: (row) => row.employer ?? '—' },
    { key: 'cause', title: heads.cause, width: 96, text: (row) => row.causeName ?? row.title ?? '—' },
    {
      ...{ key: 'amount', title: heads.amount, width: 92, align: 'right' },
      text: (row) => yuan(row.amount),
      value: (row) => (row.amount === null || row.amount === undefined ? null : row.amount / 100),
    },
  ];
}

/** Besides what stands on the screen, what is taken out tells the case and who works it. */
export function takenOut(texts: WorklistTexts, language: Language, list: WorkList): Column<WorkItem>[] {
  const { columns: heads } = texts;
  return [
    ...workColumns(texts, language, list),
    { key: 'assignee', title: heads.assignee, width: 80, text: (row) => row.assigneeName ?? '' },
    { key: 'caseCode', title: heads.caseCode, width: 190, text: (row) => row.caseCode ?? '' },
  ];
}
