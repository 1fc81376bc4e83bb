import { BarChart, LineChart, SankeyChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([
  ...[BarChart, LineChart, SankeyChart],
  ...[AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer],
]);

export interface Mark {
  seriesIndex?: number;
  dataIndex?: number;
  dataType?: string;
  data?: unknown;
}

/** Draws a chart into an element and follows its size. Returns what takes it away again. */
export function draw(
  place: HTMLElement,
  option: EChartsCoreOption,
  onMark: (mark: Mark) => void,
): () => void {
  const chart = init(place, null, { renderer: 'svg' });
  chart.setOption(option);
  chart.on('click', (event) => onMark(event as Mark));
  const watch = new ResizeObserver(() => chart.resize());
  watch.observe(place);
  return () => {
    watch.disconnect();
    chart.dispose();
  };
}
