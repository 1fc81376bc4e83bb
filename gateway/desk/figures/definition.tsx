import { Popover } from 'antd';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import type { Figures } from './figures-data.ts';
import { figuresTexts } from './texts.ts';

/** What a number counts (口径), one click away. */
export function Definition({
  indicator,
  figures,
  name,
}: {
  indicator: string;
  figures: Figures;
  name: string;
}) {
  const texts = useTexts(figuresTexts);
  const found = figures.indicators.find(({ id }) => id === indicator);
  if (!found) return null;
  const lines: [string, string | null | undefined][] = [
    [texts.indicator, `${found.id} ${found.name}`],
    [texts.formula, found.formula],
    [texts.numerator, found.numerator],
    [texts.denominator, found.denominator],
    [texts.excludes, found.excludes],
    [texts.source, `${found.source}；${figures.source}`],
    [texts.now, moment(figures.asOf)],
  ];
  const content = (
    <dl className="definition">
      {lines.map(
        ([head, said]) =>
          said && (
            <div key={head}>
              <dt>{head}</dt>
              <dd>{said}</dd>
            </div>
          ),
      )}
    </dl>
  );
  return (
    <Popover trigger="click" content={content} title={texts.definition(name)}>
      <button type="button" className="plain info" aria-label={texts.definition(name)}>
        ⓘ
      </button>
    </Popover>
  );
}
