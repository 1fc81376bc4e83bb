import { useMemo } from 'react';
import { RecordedPaper } from '../list/recorded-paper.tsx';
import { moment } from '../shell/amount.ts';
import { Picture } from './chart.tsx';
import { useDrawn } from './figures-page.tsx';
import { changeText } from './heads.tsx';
import { barsOption, measures, sankeyOption } from './options.ts';
import { periodName } from './period-chooser.tsx';
import type { FigureTable } from './tables.ts';
import type { FiguresTexts } from './texts.ts';
import './print-figures.css';

/** Rows of one table that a sheet has room for. */
const mostRows = 8;

/** The figures on one A4 sheet: totals, months, flow and the chief tables. */
export function Page() {
  const { scope, period, drawn, texts, person } = useDrawn();
  const option = useMemo(() => drawn && barsOption(drawn.now.months, texts), [drawn, texts]);
  const flow = useMemo(() => drawn?.now.flows && sankeyOption(drawn.now.flows, drawn.setting), [drawn]);
  if (!drawn || !option) return null;
  const { now, before, tables } = drawn;
  const shown = tables.filter(({ key }) =>
    ['byAgency', 'byCause', scope === 'own' ? 'mediators' : 'byOrganisation'].includes(key),
  );
  const title = `${texts.county} ${scope === 'own' ? person.organisationName : texts.whole} ${periodName(period, texts)}`;
  const count = shown.reduce((sum, { rows }) => sum + Math.min(rows.length, mostRows), 0);
  return (
    <RecordedPaper title={title} count={count} drawnAfter={800}>
      <article className="sheet">
        <h1>{title}</h1>
        <p className="sheet-source">{texts.asOf(moment(now.asOf), now.source)}</p>
        <table className="sheet-heads">
          <thead>
            <tr>
              {measures.map((measure) => (
                <th key={measure} scope="col">
                  {texts[measure]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {measures.map((measure) => (
                <td key={measure}>
                  <b>{now[measure].numerator ?? texts.less}</b> {texts.unit}
                  <br />
                  {measure !== 'accepted' &&
                    now[measure].value !== null &&
                    `${texts.ofAccepted(String(now[measure].value))}；`}
                  {changeText(now[measure].numerator, before[measure].numerator, texts)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
        <h2>{texts.monthly}</h2>
        <Picture title={texts.monthly} option={option} height={150} />
        {flow && (
          <>
            <h2>{texts.flow}</h2>
            <Picture title={texts.flow} option={flow} height={210} />
          </>
        )}
        {shown.map((table) => (
          <PlainTable key={table.key} table={table} texts={texts} />
        ))}
        <p className="sheet-foot">
          {now.indicators
            .filter(({ id }) => ['IND-CON', 'IND-AGR-A', 'IND-RES'].includes(id))
            .map(({ name, formula }) => `${name}：${formula}。`)
            .join('')}
          <br />
          {texts.reader(`${person.organisationName ?? ''} ${person.name}`)} · {moment(now.asOf)}
        </p>
      </article>
    </RecordedPaper>
  );
}

function PlainTable({ table, texts }: { table: FigureTable; texts: FiguresTexts }) {
  return (
    <table>
      <caption>{table.title}</caption>
      <thead>
        <tr>
          {[...table.nameHeads, ...table.heads].map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.slice(0, mostRows).map(({ key, names, cells }) => (
          <tr key={key}>
            {names.map((name, at) => (
              <td key={at}>{name}</td>
            ))}
            {cells.map(({ count }, at) => (
              <td key={at} className="number">
                {count ?? texts.less}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
