import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { UnionDeadLettersQuery } from '../generated/graphql/graphql.ts';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import { useLive } from '../live/use-live.ts';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { worklistTexts } from './texts.ts';
import { WorkFailed } from './work-failed.tsx';

type Letter = UnionDeadLettersQuery['deadLetters']['nodes'][number];

/** An administrator's work: what was refused or cannot be delivered. Shows codes, never content. */
export function DeadLetters() {
  const texts = useTexts(worklistTexts);
  const { person } = useSession();
  const query = useQuery({
    queryKey: ['dead letters', person.id],
    queryFn: async () =>
      (await ask(byAgency.DeadLetters[person.field as 'union'], { first: 100, after: null })).data
        .deadLetters,
    refetchInterval: 60_000,
  });
  useLive(() => void query.refetch());
  const columns: Column<Letter>[] = [
    {
      key: 'posted',
      title: texts.postedAt,
      width: 150,
      card: 'title',
      text: ({ postedAt }) => moment(postedAt),
    },
    { key: 'type', title: texts.message, width: 190, card: 'title', text: ({ type }) => type },
    { key: 'to', title: texts.receiver, width: 190, text: ({ toName }) => toName },
    { key: 'subject', title: texts.about, width: 200, text: ({ subject }) => subject },
    {
      ...{ key: 'attempts', title: texts.attempts, width: 90, align: 'right' },
      text: ({ attempts }) => String(attempts),
      value: ({ attempts }) => attempts,
    },
    {
      key: 'reason',
      title: texts.reason,
      width: 260,
      text: ({ code, lastError }) => code ?? lastError ?? '—',
    },
  ];
  const rows = query.data?.nodes ?? [];
  if (query.error)
    return <WorkFailed error={query.error} texts={texts} onAgain={() => void query.refetch()} />;
  return (
    <div className="worklist">
      <div className="worklist-bar">
        <div>
          <h1>
            {texts.lettersTitle} {query.data && <b>{query.data.total}</b>}
          </h1>
          <p className="quiet">
            {texts.lettersHint} <Link href="/reconciliation">{texts.toReconciliation}</Link>
          </p>
        </div>
        <TakeOut title={texts.lettersTitle} columns={columns} rows={() => rows} />
      </div>
      <List
        label={texts.lettersTitle}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        loading={query.isPending}
        empty={texts.lettersEmpty}
      />
    </div>
  );
}
