interface PaperTableProps {
  title: string;
  heads: readonly string[];
  /** In hundredths of the width of the sheet. */
  widths: readonly number[];
  rows: readonly (readonly string[])[];
  /** What stands in place of rows where there are none. */
  none: string;
}

/** A table on paper: its head stands on every sheet, no row is cut, long words break. */
export function PaperTable({ title, heads, widths, rows, none }: PaperTableProps) {
  return (
    <section>
      <h2>{title}</h2>
      <table>
        <colgroup>
          {widths.map((width, at) => (
            <col key={at} style={{ width: `${width}%` }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.length === 0 && (
            <tr>
              <td colSpan={heads.length}>{none}</td>
            </tr>
          )}
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
