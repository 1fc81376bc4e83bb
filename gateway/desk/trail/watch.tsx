import { Alert, App, Button } from 'antd';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask, Refused } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { UnionWatchQuery } from '../generated/graphql/graphql.ts';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { fieldOf, useSession } from '../shell/session.ts';
import { shellTexts } from '../shell/texts.ts';
import { trailTexts } from './texts.ts';

type Alarm = UnionWatchQuery['alarms'][number];
type Witness = UnionWatchQuery['auditWitnesses'][number];

function useWatch() {
  const { person } = useSession();
  return useQuery({
    queryKey: ['trail', 'watch', person.field],
    queryFn: async () => (await ask(byAgency.Watch[person.field], {})).data,
  });
}

/** Many looks in a short time, by own people and into the own data; what an administrator has seen is put aside. */
export function Alarms() {
  const texts = useTexts(trailTexts);
  const { person } = useSession();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const { data, isPending } = useWatch();
  const acknowledge = useMutation({
    mutationFn: (id: string) => ask(byAgency.AcknowledgeAlarm[person.field], { id }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['trail', 'watch'] }),
    onError: (error) => void message.error(error instanceof Refused ? error.message : String(error)),
  });
  const button = ({ id, seenAt }: Alarm) =>
    seenAt ? null : (
      <Button size="small" onClick={() => acknowledge.mutate(id)}>
        {texts.acknowledge}
      </Button>
    );
  const columns: Column<Alarm>[] = [
    { key: 'kind', title: texts.watch, card: 'title', text: ({ kind }) => texts.kind[kind] ?? kind },
    {
      ...{ key: 'who', title: texts.who, width: 260 },
      text: ({ readerId, readerOrganisationName, direction }) =>
        `${readerOrganisationName} ${readerId ?? ''}（${texts.direction[direction]}）`,
    },
    { key: 'owner', title: texts.owner, width: 180, text: ({ ownerName }) => ownerName },
    {
      key: 'count',
      title: texts.count,
      width: 70,
      align: 'right',
      text: ({ count }) => String(count),
      value: ({ count }) => count,
    },
    { key: 'last', title: texts.last, width: 150, text: ({ lastAt }) => moment(lastAt) },
    {
      ...{ key: 'state', title: texts.status, width: 170 },
      text: ({ seenAt }) => (seenAt ? `${texts.read} ${moment(seenAt)}` : `● ${texts.unseen}`),
    },
    { key: 'do', title: texts.act, width: 90, screenOnly: true, text: () => '', render: button },
  ];
  const rows = data?.alarms ?? [];
  return (
    <>
      <div className="trail-bar">
        <span className="quiet">{texts.limits}</span>
        <TakeOut title={texts.alarmLedger} columns={columns} rows={() => rows} />
      </div>
      <List
        label={texts.alarmLedger}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        loading={isPending}
        empty={texts.none}
        actions={button}
      />
    </>
  );
}

/** Up to where each of the other agencies has seen the own chain, and when it was last held against what they keep. */
export function Witnesses() {
  const texts = useTexts(trailTexts);
  const { agency: names } = useTexts(shellTexts);
  const { data, isPending } = useWatch();
  const columns: Column<Witness>[] = [
    {
      key: 'agency',
      title: texts.witness,
      card: 'title',
      text: ({ agency }) => names[fieldOf(agency)] ?? agency,
    },
    { key: 'seq', title: texts.seq, width: 140, align: 'right', text: ({ seq }) => seq ?? '—' },
    { key: 'at', title: texts.lastSeen, width: 170, text: ({ at }) => (at ? moment(at) : texts.neverSeen) },
    {
      key: 'waiting',
      title: texts.waiting,
      width: 110,
      align: 'right',
      text: ({ waiting }) => String(waiting),
    },
    {
      ...{ key: 'state', title: texts.status, width: 240 },
      text: ({ problem, at }) => (problem ? `✗ ${problem}` : at ? `✓ ${texts.fine}` : '—'),
    },
  ];
  const conflict = data?.auditWitnesses.some(({ problem }) => problem === 'CHAIN_CONFLICT');
  return (
    <>
      <p className="quiet">{texts.witnessNote}</p>
      {conflict && <Alert type="error" showIcon title={texts.kind.CHAIN_CONFLICT} />}
      <List
        label={texts.witnesses}
        columns={columns}
        rows={data?.auditWitnesses ?? []}
        rowKey={({ agency }) => agency}
        loading={isPending}
        empty={texts.none}
      />
    </>
  );
}
