import { useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { UnionDelegationsQuery } from '../generated/graphql/graphql.ts';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { trailTexts } from './texts.ts';

type Delegation = UnionDelegationsQuery['delegations'][number];

/** Who acts for whom, and for how long: of oneself, and for an administrator of the whole organisation. */
export function Delegations() {
  const texts = useTexts(trailTexts);
  const { person } = useSession();
  const { data, isPending } = useQuery({
    queryKey: ['trail', 'delegations', person.field],
    queryFn: async () => (await ask(byAgency.Delegations[person.field], {})).data.delegations,
  });
  const columns: Column<Delegation>[] = [
    { key: 'principal', title: texts.principal, card: 'title', text: ({ principalName }) => principalName },
    { key: 'delegate', title: texts.delegate, text: ({ delegateId }) => delegateId },
    { key: 'period', title: texts.period, width: 220, text: ({ from, until }) => `${from} — ${until}` },
    { key: 'why', title: texts.why, text: ({ reason }) => reason },
    {
      ...{ key: 'state', title: texts.status, width: 110 },
      text: ({ inForce }) => (inForce ? `■ ${texts.inForce}` : texts.ended),
    },
  ];
  return (
    <List
      label={texts.delegations}
      columns={columns}
      rows={data ?? []}
      rowKey={({ id }) => id}
      loading={isPending}
      empty={texts.none}
    />
  );
}
