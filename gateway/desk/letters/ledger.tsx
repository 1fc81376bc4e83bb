import { Alert, Button, Input } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Refused } from '../ask.ts';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import { useTexts } from '../shell/language.ts';
import { ChainLine, type Link } from './chain-line.tsx';
import { letterTexts } from './texts.ts';

export interface LedgerPage<Row> {
  rows: Row[];
  total: number;
  endCursor: string | null;
  links: Link[];
}

export interface LedgerProps<Row> {
  title: string;
  /** Names the query and changes with what is asked for. */
  asked: readonly unknown[];
  read(page: { first: number; after: string | null }): Promise<LedgerPage<Row>>;
  columns: readonly Column<Row>[];
  rowKey(row: Row): string;
  chosen: string | null;
  onChoose(key: string | null): void;
  onOpen(row: Row): void;
  current: string | null;
  employer: string | null;
  onEmployer?(employer: string): void;
  actions?(row: Row): ReactNode;
  extra?: ReactNode;
}

const screenful = 50;
/** The most an agency gives at once. */
const most = 100;

/** One list of the tracker: the chain as a filter on top, the rows, and the way out as Excel or on paper. */
export function Ledger<Row extends object>(props: LedgerProps<Row>) {
  const texts = useTexts(letterTexts);
  const { data, isPending, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['letters', ...props.asked],
    queryFn: ({ pageParam }) => props.read({ first: screenful, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ endCursor }) => endCursor,
  });
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <>
      <ChainLine
        label={texts.title}
        links={data?.pages[0]?.links ?? []}
        chosen={props.chosen}
        overdueWord={texts.overdueCount}
        onChoose={props.onChoose}
      />
      <div className="ledger-bar">
        {props.onEmployer && <EmployerBox employer={props.employer} onEmployer={props.onEmployer} />}
        <span className="quiet" role="status">
          {texts.total} {data?.pages[0]?.total ?? '…'}
        </span>
        {props.extra}
        <TakeOut title={props.title} columns={props.columns} rows={() => everyRow(props.read)} />
      </div>
      {error instanceof Refused && <Alert type="error" showIcon title={error.message} />}
      <List
        label={props.title}
        columns={props.columns}
        rows={rows}
        rowKey={props.rowKey}
        loading={isPending}
        empty={texts.none}
        current={props.current}
        onOpen={props.onOpen}
        {...(props.actions && { actions: props.actions })}
      />
      {hasNextPage && (
        <Button className="more" onClick={() => void fetchNextPage()}>
          {texts.more}
        </Button>
      )}
    </>
  );
}

function EmployerBox({ employer, onEmployer }: { employer: string | null; onEmployer(name: string): void }) {
  const texts = useTexts(letterTexts);
  const [words, setWords] = useState(employer ?? '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onEmployer(words.trim());
      }}
    >
      <Input.Search
        allowClear
        value={words}
        aria-label={texts.filter}
        placeholder={texts.filter}
        onChange={(event) => setWords(event.target.value)}
        onSearch={(value) => onEmployer(value.trim())}
      />
    </form>
  );
}

async function everyRow<Row>(read: LedgerProps<Row>['read']): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null; ;) {
    const page: LedgerPage<Row> = await read({ first: most, after });
    rows.push(...page.rows);
    if (page.endCursor === null) return rows;
    after = page.endCursor;
  }
}
