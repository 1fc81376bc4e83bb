import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useLocation } from 'wouter';
import { ask } from '../ask.ts';
import { RegisterOverdueDocument, type RegisterOverdueQuery } from '../generated/graphql/graphql.ts';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import { useLive } from '../live/use-live.ts';
import { daysUntil, DeadlineLight, lightText } from '../shell/deadline-light.tsx';
import { useLanguage, useTexts, type Language } from '../shell/language.ts';
import { worklistTexts, type WorklistTexts } from './texts.ts';
import { WorkFailed } from './work-failed.tsx';
import './worklist.css';

type Node = RegisterOverdueQuery['docketCases']['edges'][number]['node'];
type RegisterCase = Node & { docket: NonNullable<Node['docket']> };
type Filter = { overdueOnly?: boolean; agency?: string; concluded?: boolean };

async function readCases(filter: Filter, first: number, after: string | null) {
  const { data } = await ask(RegisterOverdueDocument, { first, after, filter });
  const { edges, pageInfo, totalCount } = data.docketCases;
  const rows = edges.flatMap(({ node }) => (node.docket ? [node as RegisterCase] : []));
  return { rows, totalCount, next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null };
}

/** The cases of the register, the earliest limit on top: for whoever leads and holds no case. */
export function RegisterCases({
  overdueOnly,
  agency,
}: {
  overdueOnly?: boolean;
  agency?: string | undefined;
}) {
  const texts = useTexts(worklistTexts);
  const language = useLanguage();
  const [, go] = useLocation();
  const filter: Filter = { ...(overdueOnly && { overdueOnly }), ...(agency && { agency }) };
  const query = useInfiniteQuery({
    queryKey: ['register', filter],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => readCases(filter, 50, pageParam),
    getNextPageParam: ({ next }) => next,
  });
  useLive(() => void query.refetch());
  const columns = registerColumns(texts, language);
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const all = async () => {
    const found: RegisterCase[] = [];
    for (let after: string | null = null; ;) {
      const page = await readCases(filter, 100, after);
      found.push(...page.rows);
      if ((after = page.next) === null) return found;
    }
  };
  if (query.error)
    return <WorkFailed error={query.error} texts={texts} onAgain={() => void query.refetch()} />;
  return (
    <div className="worklist">
      <div className="worklist-bar">
        <div>
          {overdueOnly && (
            <h1>
              {texts.registerTitle} {query.data && <b>{query.data.pages[0]?.totalCount}</b>}
            </h1>
          )}
          {overdueOnly && <p className="quiet">{texts.registerHint}</p>}
        </div>
        <TakeOut title={texts.registerTitle} columns={columns} rows={all} />
      </div>
      <List
        label={texts.registerTitle}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        loading={query.isPending}
        onOpen={({ id }) => go(`/case/${id}`)}
        empty={texts.registerEmpty}
      />
      <p className="worklist-foot">
        {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{texts.more}</Button>}
      </p>
    </div>
  );
}

function registerColumns(texts: WorklistTexts, language: Language): Column<RegisterCase>[] {
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const light = ({ docket: { dueOn } }: RegisterCase) => ({
    due: dueOn ?? null,
    daysLeft: dueOn ? daysUntil(dueOn, today) : null,
  });
  return [
    {
      ...{ key: 'due', title: texts.columns.due, width: 150, card: 'title' },
      text: (row) => [lightText(light(row), language), row.docket.dueOn].filter(Boolean).join(' '),
      render: (row) => (
        <span className="due">
          <DeadlineLight light={light(row)} />
          {row.docket.dueOn && <span className="day">{row.docket.dueOn}</span>}
        </span>
      ),
    },
    {
      ...{ key: 'code', title: texts.columns.caseCode, width: 200, card: 'title' },
      text: ({ id }) => id,
      render: ({ id }) => <a href={`#/case/${id}`}>{id}</a>,
    },
    { key: 'holder', title: texts.holder, width: 170, text: ({ docket }) => docket.holder?.name ?? '—' },
    { key: 'first', title: texts.first, width: 170, text: ({ docket }) => docket.first?.name ?? '—' },
    { key: 'cause', title: texts.columns.cause, width: 160, text: ({ docket }) => docket.causeName ?? '—' },
    {
      ...{ key: 'workers', title: texts.workers, width: 70, align: 'right' },
      text: ({ docket }) => String(docket.workers),
      value: ({ docket }) => docket.workers,
    },
    { key: 'opened', title: texts.openedOn, width: 110, text: ({ docket }) => docket.openedOn ?? '—' },
  ];
}
