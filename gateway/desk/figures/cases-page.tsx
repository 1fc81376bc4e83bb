import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { Link, useLocation, useParams } from 'wouter';
import { ask } from '../ask.ts';
import { FigureCasesDocument, type FigureCasesQuery } from '../generated/graphql/graphql.ts';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import { DeadlineLight, daysUntil, lightText } from '../shell/deadline-light.tsx';
import { type Language, useLanguage, useTexts } from '../shell/language.ts';
import { casesOf } from './cases-link.ts';
import { today } from './period.ts';
import { recordName, stateName } from './record-words.ts';
import { figuresTexts, type FiguresTexts } from './texts.ts';
import './figures.css';

type Row = FigureCasesQuery['docketCases']['edges'][number]['node'];

const pageSize = 50;

/** The cases that a number counts. */
export function Page() {
  const { filter: part = '' } = useParams<{ filter: string }>();
  const texts = useTexts(figuresTexts);
  const language = useLanguage();
  const [, go] = useLocation();
  const { filter, title } = casesOf(part);
  const read = async (after: string | null, first = pageSize) =>
    (await ask(FigureCasesDocument, { filter, first, after })).data.docketCases;
  const found = useInfiniteQuery({
    queryKey: ['figure cases', part],
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
  const pages = found.data?.pages ?? [];
  const rows = pages.flatMap(({ edges }) => edges.map(({ node }) => node));
  const columns = columnsOf(texts, language);
  const everything = async (): Promise<Row[]> => {
    const all: Row[] = [];
    for (let after: string | null = null; ;) {
      const page = await read(after, 100);
      all.push(...page.edges.map(({ node }) => node));
      after = page.pageInfo.endCursor ?? null;
      if (!page.pageInfo.hasNextPage || !after) return all;
    }
  };
  return (
    <div className="figures">
      <div className="figures-bar">
        <h1>{title || texts.title}</h1>
        <b data-total={pages[0]?.totalCount}>{pages[0] && texts.all(pages[0].totalCount)}</b>
        <Link href="/figures">{texts.back}</Link>
        <TakeOut title={title || texts.title} columns={columns} rows={everything} />
      </div>
      {found.error && <Alert type="error" title={found.error.message} />}
      <section className="panel">
        <List
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          label={title}
          loading={found.isLoading}
          empty={texts.noCases}
          onOpen={({ id }) => go(`/case/${id}`)}
        />
      </section>
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {texts.nextCases}
        </Button>
      )}
    </div>
  );
}

function columnsOf(texts: FiguresTexts, language: Language): Column<Row>[] {
  const light = ({ docket }: Row) => ({
    due: docket?.dueOn ?? null,
    daysLeft: docket?.dueOn && !docket.closedOn ? daysUntil(docket.dueOn, today()) : null,
  });
  return [
    {
      ...{ key: 'code', title: texts.caseCode, width: 200, card: 'title' },
      text: ({ id }) => id,
      render: ({ id }) => <Link href={`/case/${id}`}>{id}</Link>,
    },
    {
      key: 'cause',
      title: texts.cause,
      card: 'title',
      text: ({ docket }) => docket?.causeName ?? docket?.title ?? '—',
    },
    { key: 'opened', title: texts.opened, width: 100, text: ({ docket }) => docket?.openedOn ?? '—' },
    { key: 'first', title: texts.first, text: ({ docket }) => docket?.first?.name ?? '—' },
    { key: 'holder', title: texts.holder, text: ({ docket }) => docket?.holder?.name ?? '—' },
    {
      ...{ key: 'stage', title: texts.stage },
      text: ({ docket }) =>
        docket?.stage
          ? `${recordName(docket.stage.kind, language)} ${stateName(docket.stage.state, language)}`
          : '—',
    },
    {
      ...{ key: 'due', title: texts.due, width: 110 },
      text: (row) => lightText(light(row), language),
      render: (row) => <DeadlineLight light={light(row)} />,
    },
    {
      ...{ key: 'result', title: texts.result, width: 100 },
      text: ({ docket }) =>
        texts.results[
          docket?.resolvedOn
            ? 'RESOLVED'
            : docket?.settledOn
              ? 'SETTLED'
              : docket?.closedOn
                ? 'CONCLUDED'
                : 'OPEN'
        ],
    },
    { key: 'closed', title: texts.concludedOn, width: 100, text: ({ docket }) => docket?.closedOn ?? '—' },
    {
      ...{ key: 'days', title: texts.handlingDays, width: 80, align: 'right' },
      text: ({ docket }) => String(docket?.handlingDays ?? '—'),
      value: ({ docket }) => docket?.handlingDays ?? null,
    },
  ];
}
