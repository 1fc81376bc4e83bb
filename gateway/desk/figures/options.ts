import type { EChartsCoreOption } from 'echarts/core';
import type { Figures } from './figures-data.ts';
import type { FiguresTexts } from './texts.ts';

/** Told apart in grey print as well: from dark to light, and each with a pattern of its own. */
export const inks = ['#17406d', '#c2570c', '#5f9fd4', '#f2d29b'] as const;
const words = { fontFamily: 'inherit', color: '#1c2733' };
const axis = { axisLabel: { color: '#46535f' }, axisLine: { lineStyle: { color: '#8b96a1' } } };
const common = { aria: { enabled: true, decal: { show: true } }, textStyle: words, animation: false };

export const measures = ['accepted', 'concluded', 'settled', 'resolved'] as const;

export function barsOption(months: Figures['months'], texts: FiguresTexts): EChartsCoreOption {
  return {
    ...common,
    color: [...inks],
    grid: { left: 40, right: 8, top: 36, bottom: 28 },
    legend: { top: 0, itemWidth: 18, textStyle: words },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: months.map(({ from }) => from.slice(2, 7)), ...axis },
    yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: '#e3e8ed' } }, ...axis },
    series: measures.map((measure) => ({
      type: 'bar',
      name: texts[measure],
      barGap: 0,
      cursor: 'pointer',
      itemStyle: { borderColor: '#17406d', borderWidth: 0.6 },
      data: months.map((month) => month[measure]),
    })),
  };
}

export function lineOption(months: Figures['months'], texts: FiguresTexts): EChartsCoreOption {
  return {
    ...common,
    color: [inks[0]],
    grid: { left: 40, right: 16, top: 16, bottom: 28 },
    tooltip: { trigger: 'axis' },
    xAxis: { type: 'category', data: months.map(({ from }) => from.slice(2, 7)), ...axis },
    yAxis: { type: 'value', splitLine: { lineStyle: { color: '#e3e8ed' } }, ...axis },
    series: [
      {
        ...{ type: 'line', name: texts.days, symbol: 'circle', symbolSize: 9, connectNulls: true },
        ...{ triggerLineEvent: true, label: { show: true, color: '#1c2733' } },
        data: months.map(({ medianDays }) => medianDays),
      },
    ],
  };
}

type Flow = NonNullable<Figures['flows']>[number];
type Way = Partial<Flow>;

/** One stream of the picture: which cases it is, and how many. */
export interface Stream {
  source: string;
  target: string;
  value: number;
  way: Way;
}

const ofFirst = (agency: string) => `first ${agency}`;
const ofSecond = (agency: string | null | undefined) => `to ${agency ?? ''}`;

/** From the first door to where the cases went, and from there to what came of them. */
export function streamsOf(flows: readonly Flow[]): Stream[] {
  const streams = new Map<string, Stream>();
  const add = (source: string, target: string, value: number, way: Way) => {
    const found = streams.get(`${source} ${target}`) ?? { source, target, value: 0, way };
    streams.set(`${source} ${target}`, { ...found, value: found.value + value });
  };
  for (const { from, to, result, count } of flows) {
    const gone = to ?? null;
    add(ofFirst(from), ofSecond(gone), count, { from, to: gone });
    add(ofSecond(gone), result, count, { to: gone, result });
  }
  return [...streams.values()];
}

export interface Names {
  agency(name: string): string;
  texts: FiguresTexts;
}

export function wayName({ from, to, result }: Way, { agency, texts }: Names): string {
  return [
    from && agency(from),
    to !== undefined && (to === null ? texts.notPassed : agency(to)),
    result && texts.results[result],
  ]
    .filter(Boolean)
    .join(' → ');
}

const inkOfResult: Record<string, string> = {
  RESOLVED: inks[0],
  SETTLED: inks[2],
  CONCLUDED: inks[3],
  OPEN: '#b9c2cb',
};

export function sankeyOption(flows: readonly Flow[], names: Names): EChartsCoreOption {
  const streams = streamsOf(flows);
  const ways = new Map<string, Way>();
  for (const { source, target, way } of streams) {
    if (way.from) ways.set(source, { from: way.from });
    ways.set(target, way.result ? { result: way.result } : { to: way.to ?? null });
  }
  const sums = (name: string) =>
    streams.reduce(
      (sum, { target, source, value }) =>
        sum + (target === name || (name.startsWith('first') && source === name) ? value : 0),
      0,
    );
  return {
    ...common,
    tooltip: { trigger: 'item' },
    series: [
      {
        ...{
          type: 'sankey',
          left: 8,
          right: 116,
          top: 8,
          bottom: 8,
          nodeGap: 14,
          nodeWidth: 18,
          draggable: false,
        },
        ...{ emphasis: { focus: 'adjacency' }, lineStyle: { color: 'source', opacity: 0.35 } },
        data: [...ways].map(([name, way]) => ({
          ...{ name, way, value: sums(name) },
          itemStyle: {
            color: way.result ? inkOfResult[way.result] : way.from ? inks[0] : inks[1],
            borderColor: '#17406d',
          },
          label: { formatter: `${wayName(way, names)} ${sums(name)}`, color: '#1c2733' },
          tooltip: { formatter: `${wayName(way, names)} ${sums(name)}` },
        })),
        links: streams.map(({ source, target, value, way }) => ({
          ...{ source, target, value, way },
          tooltip: { formatter: `${wayName(way, names)} ${value}` },
        })),
      },
    ],
  };
}
