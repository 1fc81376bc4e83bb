import type { CourtReconciliationQuery } from '../generated/graphql/graphql.ts';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { span } from './delivery-state.ts';
import { reconciliationTexts, type ReconciliationTexts } from './texts.ts';

export type PairRow = CourtReconciliationQuery['reconciliation'][number];

export interface PairsProps {
  pairs: readonly PairRow[];
  loading: boolean;
  chosen: string | null;
  onChoose(peer: string | null): void;
}

type Tone = 'overdue' | 'soon' | 'fine' | 'none';

/** Both marks and whether they are the same; red where the other side has less than we hold receipts for. */
function marks({ ownMark, peerMark, lastError }: PairRow, texts: ReconciliationTexts): [Tone, string] {
  if (ownMark === null || peerMark === null) return ['none', lastError ? texts.peerSilent : texts.never];
  const both = `${peerMark}/${ownMark}`;
  if (peerMark >= ownMark) return ['fine', `${both} ${texts.same}`];
  return ['overdue', `● ${both} ${texts.gap} ${ownMark - peerMark}`];
}

export function pairColumns(texts: ReconciliationTexts, now: number): Column<PairRow>[] {
  const number = (
    key: 'sent' | 'receipted' | 'waiting' | 'refused',
    title: string,
    width: number,
  ): Column<PairRow> => ({
    ...{ key, title, width, align: 'right' },
    text: (row) => String(row[key]),
    value: (row) => row[key],
  });
  const flagged = (column: Column<PairRow>, tone: 'overdue' | 'soon'): Column<PairRow> => ({
    ...column,
    render: (row) =>
      Number(column.text(row)) > 0 ? (
        <span className={`light ${tone}`}>
          {tone === 'soon' ? '▲' : '●'} {column.text(row)}
        </span>
      ) : (
        column.text(row)
      ),
  });
  return [
    { key: 'peer', title: texts.peer, card: 'title', text: ({ peerName }) => peerName },
    number('sent', texts.sent, 80),
    number('receipted', texts.delivered, 90),
    flagged(number('waiting', texts.waiting, 90), 'soon'),
    {
      ...{ key: 'oldest', title: texts.oldest, width: 120 },
      text: ({ oldestWaitingAt }) => (oldestWaitingAt ? span(now - Date.parse(oldestWaitingAt), texts) : '—'),
    },
    flagged(number('refused', texts.dead, 90), 'overdue'),
    {
      ...{ key: 'marks', title: texts.marks, width: 170 },
      text: (row) => marks(row, texts)[1],
      render: (row) => <span className={`light ${marks(row, texts)[0]}`}>{marks(row, texts)[1]}</span>,
    },
    {
      ...{ key: 'gaps', title: texts.gaps, width: 140, align: 'right' },
      text: ({ gapsHealed, gapsFound }) => `${gapsHealed}/${gapsFound}`,
    },
    { key: 'checked', title: texts.checked, width: 155, text: ({ checkedAt }) => moment(checkedAt) },
  ];
}

/** How the exchange with each other organisation stands; a row shows its messages alone. */
export function Pairs({ pairs, loading, chosen, onChoose }: PairsProps) {
  const texts = useTexts(reconciliationTexts);
  const columns = pairColumns(texts, Date.now()).map((column) =>
    column.key === 'peer'
      ? {
          ...column,
          render: ({ peer, peerName }: PairRow) => (
            <button
              type="button"
              className="plain link"
              aria-pressed={peer === chosen}
              onClick={(event) => (event.stopPropagation(), onChoose(peer === chosen ? null : peer))}
            >
              {peerName}
            </button>
          ),
        }
      : column,
  );
  return (
    <List
      columns={columns}
      rows={pairs}
      rowKey={({ peer }) => peer}
      label={texts.peers}
      loading={loading}
      current={chosen}
      onOpen={({ peer }) => onChoose(peer === chosen ? null : peer)}
    />
  );
}
