import { useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { Column } from '../list/column.ts';
import { RecordedPaper } from '../list/recorded-paper.tsx';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { deliveryColumns } from './columns.tsx';
import { pairColumns } from './pairs.tsx';
import { reconciliationTexts } from './texts.ts';
import { readDeliveries } from './use-deliveries.ts';
import '../list/print.css';

const none = { peer: null, caseCode: '' };

/** 对账单 of the day on A4: figures for each other side, everything that is not settled, and who has checked it. */
export function Page() {
  const texts = useTexts(reconciliationTexts);
  const { person } = useSession();
  const { data } = useQuery({
    queryKey: ['sheet', person.field],
    queryFn: async () => {
      const [pairs, ...open] = await Promise.all([
        ask(byAgency.Reconciliation[person.field], {}),
        ...(['WAITING', 'OVERDUE', 'DEAD'] as const).map((state) =>
          readDeliveries(person.field, { ...none, state }, null, undefined, 100),
        ),
      ]);
      const rows = new Map(open.flatMap(({ nodes }) => nodes).map((row) => [row.id, row]));
      return { pairs: pairs.data.reconciliation, open: [...rows.values()] };
    },
    refetchOnWindowFocus: false,
  });
  if (!data) return null;
  const now = Date.now();
  const acts = { open: null, again: null };
  return (
    <RecordedPaper title={texts.sheetTitle} count={data.pairs.length + data.open.length}>
      <article className="paper">
        <h1>{texts.sheetTitle}</h1>
        <p>{texts.sheetOf(person.organisationName ?? '', moment(new Date(now).toISOString()))}</p>
        <Plain columns={pairColumns(texts, now)} rows={data.pairs} />
        <h2>{texts.sheetOpen}</h2>
        {data.open.length === 0 ? (
          <p>{texts.sheetNothing}</p>
        ) : (
          <Plain columns={deliveryColumns(texts, now, acts)} rows={data.open} />
        )}
        <p className="signed">{texts.sheetSigned}</p>
      </article>
    </RecordedPaper>
  );
}

function Plain<Row>({ columns, rows }: { columns: readonly Column<Row>[]; rows: readonly Row[] }) {
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
