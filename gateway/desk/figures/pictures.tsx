import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useNarrow } from '../list/list.tsx';
import { casesPath, type CasesOf } from './cases-link.ts';
import { Chart } from './chart.tsx';
import { Definition } from './definition.tsx';
import type { Mark } from './draw.ts';
import { FigureList } from './figure-list.tsx';
import type { Figures } from './figures-data.ts';
import { barsOption, lineOption, measures, sankeyOption, wayName } from './options.ts';
import type { FigureTable, Setting } from './tables.ts';

export interface PicturesProps {
  figures: Figures;
  tables: readonly FigureTable[];
  setting: Setting;
}

/** Months, days and flow as pictures; every mark opens its cases. */
export function Pictures({ figures, tables, setting }: PicturesProps) {
  const { texts, lists } = setting;
  const [, go] = useLocation();
  const narrow = useNarrow();
  const open = (cases: CasesOf | null) => cases && go(casesPath(cases));
  const months = useMemo(() => figures.months.slice(narrow ? -6 : 0), [figures.months, narrow]);
  const bars = useMemo(() => barsOption(months, texts), [months, texts]);
  const line = useMemo(() => lineOption(months, texts), [months, texts]);
  const flow = useMemo(() => sankeyOption(figures.flows ?? [], setting), [figures.flows, texts]);
  const table = (key: string) => tables.find((one) => one.key === key);
  const numbers = (key: string) => {
    const found = table(key);
    return found ? <FigureList table={found} /> : null;
  };
  const onBar = ({ seriesIndex = 0, dataIndex = 0 }: Mark) => {
    const [measure, month] = [measures[seriesIndex], months[dataIndex]];
    if (measure && month?.[measure]) open(lists.month(measure, month));
  };
  const onFlow = ({ data }: Mark) => {
    const way = (data as { way?: Parameters<typeof wayName>[0] } | undefined)?.way;
    if (way) open(lists.flow(way, wayName(way, setting)));
  };
  return (
    <div className="pictures">
      <Chart title={texts.monthly} option={bars} height={260} onMark={onBar} numbers={numbers('months')} />
      {table('durations') && (
        <Chart
          title={texts.duration}
          aside={<Definition indicator="IND-DUR" figures={figures} name={texts.durations} />}
          option={line}
          height={260}
          onMark={({ dataIndex }) => months[dataIndex ?? -1] && open(lists.closedIn(months[dataIndex!]!))}
          numbers={numbers('durations')}
        />
      )}
      {table('flows') && (
        <Chart title={texts.flow} option={flow} height={340} onMark={onFlow} numbers={numbers('flows')} />
      )}
    </div>
  );
}
