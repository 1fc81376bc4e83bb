import type { Column } from './column.ts';

/** Rows on paper: the words of the columns, and nothing to press. */
export function PlainTable<Row>({
  columns,
  rows,
}: {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
}) {
  return (
    <table>
      <thead>
        <tr>
          {columns.map(({ key, title }) => (
            <th key={key} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={at}>
            {columns.map(({ key, text, align }) => (
              <td key={key} className={align === 'right' ? 'number' : ''}>
                {text(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
