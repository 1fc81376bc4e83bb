import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { CourtDelegationsQuery } from '../generated/graphql/graphql.ts';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { Command } from './command.tsx';
import { onboardingTexts } from './texts.ts';
import { useAct } from './use-act.ts';

type Delegation = CourtDelegationsQuery['delegations'][number];

/** Who acts in whose place, and how a person who leaves is withdrawn. */
export function PeopleTab() {
  const texts = useTexts(onboardingTexts);
  const { person } = useSession();
  const { data, isLoading } = useQuery({
    queryKey: ['delegations', person.field],
    queryFn: ({ signal }) => ask(byAgency.Delegations[person.field], {}, { signal }),
  });
  const end = useAct(
    (id: string) => ask(byAgency.EndDelegation[person.field], { id }),
    'delegations',
    () => texts.saved,
  );
  const columns: Column<Delegation>[] = [
    {
      ...{ key: 'principal', title: texts.principal, card: 'title' },
      text: ({ principalName, principalId }) => `${principalName}（${principalId}）`,
    },
    { key: 'delegate', title: texts.delegate, text: ({ delegateId }) => delegateId },
    { key: 'roles', title: texts.roles, text: ({ roles }) => roles.join('、') },
    { key: 'period', title: texts.period, width: 210, text: ({ from, until }) => `${from} — ${until}` },
    { key: 'reason', title: texts.reason, text: ({ reason }) => reason },
    {
      ...{ key: 'state', title: texts.state, width: 110 },
      text: ({ inForce }) => (inForce ? texts.inForce : texts.over),
      render: ({ inForce }) => (
        <span className={`light ${inForce ? 'fine' : 'none'}`}>{inForce ? texts.inForce : texts.over}</span>
      ),
    },
    {
      ...{ key: 'end', title: '', width: 80, screenOnly: true, card: 'none' },
      text: () => '',
      render: ({ id, revokedAt, inForce }) =>
        !revokedAt &&
        inForce && (
          <Button size="small" onClick={() => end.mutate(id)}>
            {texts.end}
          </Button>
        ),
    },
  ];
  return (
    <>
      <h2>{texts.delegations}</h2>
      <List
        columns={columns}
        rows={data?.data.delegations ?? []}
        rowKey={({ id }) => id}
        label={texts.delegations}
        loading={isLoading}
        empty={texts.noDelegations}
        actions={({ id, inForce }) => inForce && <Button onClick={() => end.mutate(id)}>{texts.end}</Button>}
      />
      <h2>{texts.withdrawn}</h2>
      <p className="quiet">{texts.withdrawnNote}</p>
      <Command text="npx hub people withdraw <staff-id>" />
      <Command text="npx hub people restore <staff-id>" />
    </>
  );
}
