import { Alert, Button } from 'antd';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Refused } from '../ask.ts';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import { useTexts } from '../shell/language.ts';
import { trailTexts } from './texts.ts';

export interface RecordPage<Row> {
  nodes: Row[];
  total: number;
  endCursor?: string | null;
}

export interface RecordListProps<Row> {
  title: string;
  asked: readonly unknown[];
  read(page: { first: number; after: string | null }): Promise<RecordPage<Row>>;
  columns: readonly Column<Row>[];
  rowKey(row: Row): string;
}

/** At most so many rows are taken out at once. */
const mostTaken = 5000;

/** Records page by page, the newest first, and the way out for whoever inspects them. */
export function RecordList<Row extends object>({
  title,
  asked,
  read,
  columns,
  rowKey,
}: RecordListProps<Row>) {
  const texts = useTexts(trailTexts);
  const { data, isPending, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['trail', ...asked],
    queryFn: ({ pageParam }) => read({ first: 50, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ endCursor }) => endCursor,
  });
  const everyRow = async () => {
    const rows: Row[] = [];
    for (let after: string | null = null; rows.length < mostTaken;) {
      const page: RecordPage<Row> = await read({ first: 100, after });
      rows.push(...page.nodes);
      if (!page.endCursor) break;
      after = page.endCursor;
    }
    return rows;
  };
  if (error instanceof Refused)
    return (
      <Alert type="error" showIcon title={error.message} {...(error.hint && { description: error.hint })} />
    );
  return (
    <>
      <div className="trail-bar">
        <span className="quiet" role="status">
          {texts.total} {data?.pages[0]?.total ?? '…'}
        </span>
        <TakeOut title={title} columns={columns} rows={everyRow} />
      </div>
      <List
        label={title}
        columns={columns}
        rows={data?.pages.flatMap(({ nodes }) => nodes) ?? []}
        rowKey={rowKey}
        loading={isPending}
        empty={texts.none}
      />
      {hasNextPage && (
        <Button className="more" onClick={() => void fetchNextPage()}>
          {texts.more}
        </Button>
      )}
    </>
  );
}
