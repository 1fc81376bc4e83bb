import { useQueries } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import { useTexts } from '../shell/language.ts';
import { hasRole, useSession } from '../shell/session.ts';
import { shellTexts } from '../shell/texts.ts';
import type { Filter } from './asked.ts';
import { trailTexts } from './texts.ts';

interface Row {
  key: string;
  agency: string;
  words: string;
  count: number | null;
}

/** How often each act was done, agency by agency; whose people and in which case is not told. */
export function Counts({ filter: { from, until } }: { filter: Filter }) {
  const texts = useTexts(trailTexts);
  const { agency: names } = useTexts(shellTexts);
  const { person, setting } = useSession();
  const fields = hasRole(person, 'LEADER') ? setting.agencies.map(({ field }) => field) : [person.field];
  const asked = useQueries({
    queries: fields.map((field) => ({
      queryKey: ['trail', 'counts', field, from, until],
      queryFn: async () => (await ask(byAgency.TrailCounts[field], { from, until })).data.trailCounts,
    })),
  });
  const rows = fields.flatMap((field, at): Row[] => {
    const agency = names[field]!;
    if (asked[at]?.isError) return [{ key: field, agency, words: texts.noCounts, count: null }];
    return (asked[at]?.data ?? []).map(({ act, words, count }) => ({
      key: `${field} ${act}`,
      agency,
      words,
      count,
    }));
  });
  const columns: Column<Row>[] = [
    { key: 'agency', title: texts.agency, width: 160, card: 'title', text: ({ agency }) => agency },
    { key: 'words', title: texts.what, card: 'title', text: ({ words }) => words },
    {
      ...{ key: 'count', title: texts.times, width: 110, align: 'right' },
      text: ({ count }) => (count === null ? '—' : String(count)),
      value: ({ count }) => count,
    },
  ];
  return (
    <>
      <div className="trail-bar">
        <span className="quiet" role="status">
          {texts.total} {rows.reduce((sum, { count }) => sum + (count ?? 0), 0)}
        </span>
        <TakeOut title={texts.countLedger} columns={columns} rows={() => rows} />
      </div>
      <List
        label={texts.countLedger}
        columns={columns}
        rows={rows}
        rowKey={({ key }) => key}
        loading={asked.some(({ isPending }) => isPending)}
        empty={texts.none}
      />
    </>
  );
}
