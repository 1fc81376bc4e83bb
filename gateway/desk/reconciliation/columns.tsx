import { Button } from 'antd';
import { Link } from 'wouter';
import type { Column } from '../list/column.ts';
import { moment } from '../shell/amount.ts';
import { deliveryText, isDead, toneOfDelivery, whyOf, type DeliveryRow } from './delivery-state.ts';
import type { ReconciliationTexts } from './texts.ts';

export interface DeliveryActs {
  open(row: DeliveryRow): void;
  /** Null where the person may not send again. */
  again: ((row: DeliveryRow) => void) | null;
}

export function deliveryColumns(
  texts: ReconciliationTexts,
  now: number,
  { open, again }: DeliveryActs,
): Column<DeliveryRow>[] {
  const columns: Column<DeliveryRow>[] = [
    {
      ...{ key: 'state', title: texts.state, width: 230, card: 'title' },
      text: (row) => deliveryText(row, texts, now),
      render: (row) => (
        <span className={`light ${toneOfDelivery(row)}`}>{deliveryText(row, texts, now)}</span>
      ),
    },
    {
      ...{ key: 'message', title: texts.message, width: 130, card: 'title' },
      text: ({ typeName }) => typeName,
      render: (row) => (
        <button
          type="button"
          className="plain link"
          onClick={(event) => (event.stopPropagation(), open(row))}
        >
          {row.typeName}
        </button>
      ),
    },
    { key: 'to', title: texts.receiver, width: 170, text: ({ toName }) => toName },
    {
      ...{ key: 'case', title: texts.caseCode, width: 245 },
      text: ({ subject }) => subject,
      render: ({ subject }) =>
        subject.startsWith('WF-') ? <Link href={`/case/${subject}`}>{subject}</Link> : subject,
    },
    { key: 'posted', title: texts.posted, width: 155, text: ({ postedAt }) => moment(postedAt) },
    { key: 'why', title: texts.reason, text: (row) => whyOf(row, texts) },
  ];
  if (again)
    columns.push({
      ...{ key: 'again', title: '', width: 110, screenOnly: true, card: 'none' },
      text: () => '',
      render: (row) =>
        row.state === 'REFUSED' && isDead(row) ? (
          <Button size="small" onClick={(event) => (event.stopPropagation(), again(row))}>
            {texts.again}
          </Button>
        ) : null,
    });
  return columns;
}
