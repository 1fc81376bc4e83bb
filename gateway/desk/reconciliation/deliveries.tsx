import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { List } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import { useTexts } from '../shell/language.ts';
import { hasRole, useSession } from '../shell/session.ts';
import { Course } from './course.tsx';
import { deliveryColumns } from './columns.tsx';
import type { DeliveryRow } from './delivery-state.ts';
import type { PairRow } from './pairs.tsx';
import { ResendDialog } from './resend-dialog.tsx';
import { reconciliationTexts } from './texts.ts';
import { readDeliveries, useDeliveries, type DeliveryChoice } from './use-deliveries.ts';

export interface DeliveriesProps {
  choice: DeliveryChoice;
  pairs: readonly PairRow[];
  onChoose(choice: DeliveryChoice): void;
}

const states = ['WAITING', 'OVERDUE', 'DEAD', 'SENT_AGAIN', 'DELIVERED'] as const;

/** The messages of the own organisation, and what can be done about those that have come to a stop. */
export function Deliveries({ choice, pairs, onChoose }: DeliveriesProps) {
  const texts = useTexts(reconciliationTexts);
  const { person } = useSession();
  const queries = useQueryClient();
  const [opened, setOpened] = useState<DeliveryRow | null>(null);
  const [selected, setSelected] = useState<string[]>([]);
  const [again, setAgain] = useState<readonly DeliveryRow[]>([]);
  const { data, isLoading, hasNextPage, fetchNextPage, isFetchingNextPage } = useDeliveries(
    person.field,
    choice,
  );
  const rows = data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  const mends = hasRole(person, 'LEADER') ? null : (row: DeliveryRow) => setAgain([row]);
  const columns = deliveryColumns(texts, Date.now(), { open: setOpened, again: mends });
  const chosen = rows.filter(({ id, state }) => selected.includes(id) && state === 'REFUSED');
  const closed = (sent: boolean) => {
    setAgain([]);
    if (!sent) return;
    setSelected([]);
    void queries.invalidateQueries({ queryKey: ['deliveries'] });
    void queries.invalidateQueries({ queryKey: ['reconciliation'] });
  };
  return (
    <section aria-labelledby="deliveries">
      <div className="toolbar">
        <h2 id="deliveries">{texts.deliveries}</h2>
        <Filters choice={choice} pairs={pairs} onChoose={onChoose} />
        {mends && chosen.length > 0 && (
          <Button type="primary" onClick={() => setAgain(chosen)}>
            {texts.againMany(chosen.length)}
          </Button>
        )}
        <TakeOut title={texts.deliveries} columns={columns} rows={() => everyRow(person.field, choice)} />
      </div>
      <List<DeliveryRow>
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        label={texts.deliveries}
        loading={isLoading}
        empty={texts.none}
        current={opened?.id ?? null}
        onOpen={setOpened}
        {...(mends && choice.state === 'DEAD' && { selected, onSelect: setSelected })}
        actions={(row) =>
          mends && row.state === 'REFUSED' ? (
            <Button onClick={() => setAgain([row])}>{texts.again}</Button>
          ) : null
        }
      />
      <p className="quiet">
        {texts.total(rows.length, data?.pages[0]?.total ?? 0)}{' '}
        {hasNextPage && (
          <Button size="small" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {texts.more}
          </Button>
        )}
      </p>
      <Course row={opened} onClose={() => setOpened(null)} />
      <ResendDialog rows={again} onClose={closed} />
    </section>
  );
}

const mostTakenOut = 2_000;

async function everyRow(
  field: Parameters<typeof readDeliveries>[0],
  choice: DeliveryChoice,
): Promise<DeliveryRow[]> {
  const rows: DeliveryRow[] = [];
  for (let after: string | null = null; rows.length < mostTakenOut;) {
    const page = await readDeliveries(field, choice, after, undefined, 100);
    rows.push(...page.nodes);
    if (!page.endCursor) break;
    after = page.endCursor;
  }
  return rows;
}

function Filters({ choice, pairs, onChoose }: DeliveriesProps) {
  const texts = useTexts(reconciliationTexts);
  const [caseCode, setCaseCode] = useState(choice.caseCode);
  return (
    <>
      <select
        aria-label={texts.stateFilter}
        value={choice.state ?? ''}
        onChange={(event) =>
          onChoose({ ...choice, state: (event.target.value || null) as DeliveryChoice['state'] })
        }
      >
        <option value="">{texts.all}</option>
        {states.map((state) => (
          <option key={state} value={state}>
            {texts.states[state]}
          </option>
        ))}
      </select>
      <select
        aria-label={texts.peerFilter}
        value={choice.peer ?? ''}
        onChange={(event) => onChoose({ ...choice, peer: event.target.value || null })}
      >
        <option value="">{texts.everyPeer}</option>
        {pairs.map(({ peer, peerName }) => (
          <option key={peer} value={peer}>
            {peerName}
          </option>
        ))}
      </select>
      <form
        onSubmit={(event) => (event.preventDefault(), onChoose({ ...choice, caseCode: caseCode.trim() }))}
      >
        <input
          aria-label={texts.caseFilter}
          placeholder={texts.caseFilter}
          value={caseCode}
          onChange={(event) => setCaseCode(event.target.value)}
          onBlur={() =>
            caseCode.trim() !== choice.caseCode && onChoose({ ...choice, caseCode: caseCode.trim() })
          }
        />
      </form>
    </>
  );
}
