import { List } from '../list/list.tsx';
import { useTexts } from '../shell/language.ts';
import { Counted } from './number.tsx';
import { columnsOf, type FigureRow, type FigureTable } from './tables.ts';
import { figuresTexts } from './texts.ts';

/** A table of figures on the screen: each number opens its cases. */
export function FigureList({ table }: { table: FigureTable }) {
  const texts = useTexts(figuresTexts);
  const names = table.nameHeads.length;
  const columns = columnsOf(table, texts.less).map((column, at) =>
    at < names
      ? column
      : {
          ...column,
          render: ({ cells, names: called }: FigureRow) => {
            const cell = cells[at - names];
            return (
              <Counted
                value={cell?.count}
                cases={cell?.cases ?? null}
                name={[...called, column.title].join(' ')}
              />
            );
          },
        },
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
