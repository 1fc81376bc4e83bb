import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { useState } from 'react';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import { List } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import type { Column } from '../list/column.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import type { TypeRow } from './documents-tab.tsx';
import { onboardingTexts } from './texts.ts';
import { workingField } from './working-field.ts';

interface Line {
  from: number;
  until: number;
  text: string;
}

/** The book of numbers of one type and year, whole: a number that no document bears is a line too. */
export function NumberBook({ row, onClose }: { row: TypeRow | null; onClose(): void }) {
  const texts = useTexts(onboardingTexts);
  const field = workingField(useSession().person);
  const [year, setYear] = useState(String(new Date().getFullYear()));
  const { data, isLoading } = useQuery({
    queryKey: ['numbers', field, row?.type, year],
    queryFn: ({ signal }) => ask(byAgency.NumberBook[field], { type: row?.type ?? '', year }, { signal }),
    enabled: row !== null && /^\d{4}$/.test(year),
  });
  const title = texts.numbersOf(row?.title ?? '', year);
  const lines: readonly Line[] = data?.data.documentNumbers ?? [];
  const columns: Column<Line>[] = [
    {
      ...{ key: 'from', title: '#', width: 80, align: 'right' },
      text: ({ from, until }) => (from === until ? String(from) : `${from}–${until}`),
    },
    { key: 'text', title: texts.number, card: 'title', text: ({ text }) => text },
  ];
  return (
    <Drawer open={row !== null} onClose={onClose} title={title} size={560} destroyOnHidden>
      <div className="toolbar">
        <label>
          {texts.year}{' '}
          <input
            value={year}
            inputMode="numeric"
            maxLength={4}
            onChange={(event) => setYear(event.target.value)}
          />
        </label>
        <TakeOut title={title} columns={columns} rows={() => lines} />
      </div>
      <List
        columns={columns}
        rows={lines}
        rowKey={({ from }) => String(from)}
        label={title}
        loading={isLoading}
        empty={texts.noNumbers}
      />
    </Drawer>
  );
}
