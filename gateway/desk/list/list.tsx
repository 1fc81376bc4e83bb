import { Table, type TableProps } from 'antd';
import { useSyncExternalStore, type ReactNode } from 'react';
import type { Column } from './column.ts';

export interface ListProps<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** What the list is, for whoever hears it read out. */
  label: string;
  loading?: boolean;
  empty?: ReactNode;
  /** The row that is open. */
  current?: string | null;
  onOpen?(row: Row): void;
  selected?: readonly string[];
  onSelect?(keys: string[]): void;
  /** On a phone: what can be done with a row, large enough for a thumb. */
  actions?(row: Row): ReactNode;
}

const narrow = '(max-width: 899px)';

export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = matchMedia(narrow);
      media.addEventListener('change', changed);
      return () => media.removeEventListener('change', changed);
    },
    () => matchMedia(narrow).matches,
  );
}

/** A table where there is room for one, and a card for each row where there is not. */
export function List<Row extends object>(props: ListProps<Row>) {
  return useNarrow() ? <Cards {...props} /> : <Wide {...props} />;
}

function Wide<Row extends object>({
  columns,
  rows,
  rowKey,
  label,
  loading,
  empty,
  current,
  onOpen,
  selected,
  onSelect,
}: ListProps<Row>) {
  const table: TableProps<Row> = {
    size: 'small',
    pagination: false,
    rowKey,
    loading: loading ?? false,
    dataSource: rows,
    locale: { emptyText: empty },
    columns: columns.map((column) => ({
      key: column.key,
      title: column.title,
      ...(column.width && { width: column.width }),
      ...(column.align && { align: column.align, className: 'number' }),
      render: (_: unknown, row: Row) => (column.render ? column.render(row) : column.text(row)),
    })),
    onRow: (row) => ({
      ...(onOpen && { onClick: () => onOpen(row) }),
      'data-row': rowKey(row),
      'aria-current': rowKey(row) === current ? ('true' as const) : undefined,
      className: rowKey(row) === current ? 'row-open' : '',
    }),
    ...(onSelect && {
      rowSelection: {
        columnWidth: 36,
        selectedRowKeys: [...(selected ?? [])],
        onChange: (keys: React.Key[]) => onSelect(keys.map(String)),
        getCheckboxProps: (row: Row) => ({ 'aria-label': columns[0]?.text(row) ?? rowKey(row) }),
      },
    }),
  };
  return (
    <section aria-label={label} className="list">
      <Table<Row> {...table} />
    </section>
  );
}

function Cards<Row extends object>({
  columns,
  rows,
  rowKey,
  label,
  loading,
  empty,
  current,
  onOpen,
  actions,
}: ListProps<Row>) {
  const [titles, lines] = [
    columns.filter(({ card }) => card === 'title'),
    columns.filter(({ card, screenOnly }) => card === undefined && !screenOnly),
  ];
  if (rows.length === 0) return <p className="reading">{loading ? '…' : empty}</p>;
  return (
    <ul aria-label={label} className="cards">
      {rows.map((row) => (
        <li
          key={rowKey(row)}
          data-row={rowKey(row)}
          {...(rowKey(row) === current && { 'aria-current': 'true' as const })}
        >
          <button type="button" className="card-head" onClick={() => onOpen?.(row)}>
            {titles.map((column) => (
              <span key={column.key}>{column.render ? column.render(row) : column.text(row)}</span>
            ))}
          </button>
          <dl>
            {lines.map((column) => (
              <div key={column.key}>
                <dt>{column.title}</dt>
                <dd>{column.render ? column.render(row) : column.text(row)}</dd>
              </div>
            ))}
          </dl>
          {actions && <div className="card-actions">{actions(row)}</div>}
        </li>
      ))}
    </ul>
  );
}
