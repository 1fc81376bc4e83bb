import { Button } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTexts } from '../shell/language.ts';
import type { Mark } from './draw.ts';
import { figuresTexts } from './texts.ts';

export interface ChartProps {
  title: string;
  /** Beside the title. */
  aside?: ReactNode;
  option: EChartsCoreOption;
  height: number;
  onMark?(mark: Mark): void;
  /** The same numbers as a table, for the keyboard and whoever does not see the picture. */
  numbers: ReactNode;
}

/** A picture with its title in words, and the same as a table one key away. */
export function Chart({ title, aside, option, height, onMark, numbers }: ChartProps) {
  const texts = useTexts(figuresTexts);
  const [asTable, setAsTable] = useState(false);
  return (
    <section className="panel chart" aria-label={title}>
      <header>
        <h2>
          {title}
          {aside}
        </h2>
        <Button
          size="small"
          onClick={() => setAsTable(!asTable)}
          aria-label={`${title}：${asTable ? texts.seeChart : texts.seeNumbers}`}
        >
          {asTable ? texts.seeChart : texts.seeNumbers}
        </Button>
      </header>
      {asTable ? numbers : <Picture title={title} option={option} height={height} onMark={onMark} />}
    </section>
  );
}

export interface PictureProps {
  title: string;
  option: EChartsCoreOption;
  height: number;
  onMark?: ((mark: Mark) => void) | undefined;
}

export function Picture({ title, option, height, onMark }: PictureProps) {
  const place = useRef<HTMLDivElement>(null);
  const marked = useRef(onMark);
  marked.current = onMark;
  useEffect(() => {
    let gone = false;
    let clear = () => undefined as void;
    void import('./draw.ts').then(({ draw }) => {
      if (gone || !place.current) return;
      clear = draw(place.current, option, (mark) => marked.current?.(mark));
      place.current.dataset.drawn = 'true';
    });
    return () => {
      gone = true;
      clear();
    };
  }, [option]);
  return <div ref={place} role="img" aria-label={title} className="picture" style={{ height }} />;
}
