import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../shell/language.ts';
import type { ImportColumn } from './columns.ts';
import { saidOf } from './said-of.ts';
import type { ImportedLine } from './send-rows.ts';
import type { Sheet, SheetRow } from './sheet.ts';
import { importTexts } from './texts.ts';
import { countsOf } from './use-import.ts';

const shownAtMost = 200;

interface PreviewProps {
  sheet: Sheet;
  columns: readonly ImportColumn[];
  lines: ReadonlyMap<number, ImportedLine>;
}

/** The file as a table: what is wrong stands in the cell it is wrong in; what was imported leads to its case. */
export function Preview({ sheet, columns, lines }: PreviewProps) {
  const texts = useTexts(importTexts);
  const [filter, setFilter] = useState('all');
  const counts = countsOf(lines);
  const filled = useMemo(
    () => columns.filter(({ key, required }) => required || sheet.rows.some(({ cells }) => cells[key])),
    [sheet, columns],
  );
  const names = ['all', 'REFUSED', 'READY', 'IMPORTED', 'ALREADY'] as const;
  const options = names
    .filter((name) => name === 'all' || counts[name] > 0)
    .map((name) => ({
      value: name,
      label: `${texts.counts[name]} ${name === 'all' ? sheet.rows.length : counts[name]}`,
    }));
  const chosen = options.some(({ value }) => value === filter) ? filter : 'all';
  const rows = sheet.rows.filter(({ line }) => chosen === 'all' || lines.get(line)?.outcome === chosen);
  return (
    <section aria-label={texts.table}>
      <Segmented aria-label={texts.filter} options={options} value={chosen} onChange={setFilter} />
      <div className="import-table" tabIndex={0} role="region" aria-label={texts.table}>
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.line}</th>
              <th scope="col">{texts.outcome}</th>
              {filled.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shownAtMost).map((row) => (
              <Row key={row.line} row={row} columns={filled} line={lines.get(row.line)} all={columns} />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > shownAtMost && <p className="quiet">{texts.more(rows.length - shownAtMost)}</p>}
    </section>
  );
}

interface RowProps {
  row: SheetRow;
  line: ImportedLine | undefined;
  columns: readonly ImportColumn[];
  all: readonly ImportColumn[];
}

function Row({ row, line, columns, all }: RowProps) {
  const texts = useTexts(importTexts);
  const shown = new Set(columns.map(({ key }) => key));
  const elsewhere = line && {
    ...line,
    problems: line.problems.filter(({ column }) => !column || !shown.has(column)),
  };
  const [outcome, problems, caseCode] = saidOf(elsewhere, texts, all);
  return (
    <tr data-row={row.line} data-outcome={line?.outcome}>
      <td className="number">{row.line}</td>
      <td>
        <b className={`outcome ${line?.outcome ?? ''}`}>{outcome}</b>
        {caseCode && <Link href={`/case/${caseCode}`}>{caseCode}</Link>}
        {problems && <em>{problems}</em>}
      </td>
      {columns.map(({ key }) => {
        const wrong = line?.problems.filter(({ column }) => column === key) ?? [];
        return (
          <td key={key} className={wrong.length > 0 ? 'wrong' : ''} data-column={key}>
            <span>{row.cells[key] ?? ''}</span>
            {wrong.map(({ code, message, hint }) => (
              <em key={code} title={hint ?? ''}>
                {message}
              </em>
            ))}
          </td>
        );
      })}
    </tr>
  );
}
