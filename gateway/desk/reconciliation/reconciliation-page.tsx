import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import { useTexts } from '../shell/language.ts';
import { hasRole, useSession } from '../shell/session.ts';
import { Alarms } from './alarms.tsx';
import { Deliveries } from './deliveries.tsx';
import { Pairs } from './pairs.tsx';
import { reconciliationTexts } from './texts.ts';
import type { DeliveryChoice } from './use-deliveries.ts';
import './reconciliation.css';

/** 对账: what the own organisation has sent, how far it has come, and what has to be sent again. */
export function Page() {
  const texts = useTexts(reconciliationTexts);
  const { person } = useSession();
  const queries = useQueryClient();
  const [choice, setChoice] = useState<DeliveryChoice>({ state: null, peer: null, caseCode: '' });
  const { data, isLoading } = useQuery({
    queryKey: ['reconciliation', person.field],
    queryFn: ({ signal }) => ask(byAgency.Reconciliation[person.field], {}, { signal }),
    refetchInterval: 15_000,
  });
  const seen = useMutation({
    mutationFn: (id: string) => ask(byAgency.AcknowledgeAlarm[person.field], { id }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['reconciliation'] }),
  });
  const pairs = data?.data.reconciliation ?? [];
  return (
    <div className="reconciliation">
      <div className="toolbar">
        <h1>{texts.title}</h1>
        <p className="quiet">{texts.lead}</p>
        <Button onClick={() => open('#/print/reconciliation', '_blank')}>{texts.sheet}</Button>
      </div>
      <Pairs
        pairs={pairs}
        loading={isLoading}
        chosen={choice.peer}
        onChoose={(peer) => setChoice({ ...choice, peer })}
      />
      <Alarms
        alarms={data?.data.exchangeAlarms ?? []}
        onSeen={hasRole(person, 'LEADER') ? null : (id) => seen.mutate(id)}
      />
      <Deliveries choice={choice} pairs={pairs} onChoose={setChoice} />
    </div>
  );
}
