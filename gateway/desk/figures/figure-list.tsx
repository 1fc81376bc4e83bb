import { Button } from 'antd';
import { useState } from 'react';
import { List, useNarrow } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import { useTexts } from '../shell/language.ts';
import { Counted } from './number.tsx';
import { columnsOf, type FigureRow, type FigureTable } from './tables.ts';
import { figuresTexts } from './texts.ts';

/** So many rows are shown before somebody asks for all. */
const firstRows = 8;

/** A table of figures with its heading: on the screen, into Excel, onto paper. */
export function FigureSection({ table, title }: { table: FigureTable; title: string }) {
  const texts = useTexts(figuresTexts);
  const [all, setAll] = useState(false);
  const shown = all ? table : { ...table, rows: table.rows.slice(0, firstRows) };
  return (
    <section className="panel" aria-label={table.title}>
      <header>
        <h2>{table.title}</h2>
        <TakeOut
          title={`${table.title} ${title}`}
          columns={columnsOf(table, texts.less)}
          rows={() => table.rows}
        />
      </header>
      <FigureList table={shown} />
      {shown.rows.length < table.rows.length && (
        <Button type="link" onClick={() => setAll(true)}>
          {texts.allRows(table.rows.length)}
        </Button>
      )}
    </section>
  );
}

/** Each number opens its cases. Also on a phone numbers stay in their columns: that is what they are compared by. */
export function FigureList({ table }: { table: FigureTable }) {
  const texts = useTexts(figuresTexts);
  const narrow = useNarrow();
  if (narrow) return <NarrowTable table={table} />;
  const names = table.nameHeads.length;
  const columns = columnsOf(table, texts.less).map((column, at) =>
    at < names
      ? column
      : { ...column, render: (row: FigureRow) => <Cell {...{ table, row }} at={at - names} /> },
  );
  return (
    <List
      columns={columns}
      rows={table.rows}
      rowKey={({ key }) => key}
      label={table.title}
      empty={texts.none}
    />
  );
}

function Cell({ table, row, at }: { table: FigureTable; row: FigureRow; at: number }) {
  const cell = row.cells[at];
  const name = [...row.names, table.heads[at]].join(' ');
  return <Counted value={cell?.count} cases={cell?.cases ?? null} name={name} />;
}

function NarrowTable({ table }: { table: FigureTable }) {
  return (
    <table className="figure-table" aria-label={table.title}>
      <thead>
        <tr>
          <th scope="col">{table.nameHeads.join(' · ')}</th>
          {table.heads.map((head) => (
            <th key={head} scope="col" className="number">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{row.names.join(' · ')}</th>
            {row.cells.map((_, at) => (
              <td key={at} className="number">
                <Cell {...{ table, row, at }} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
