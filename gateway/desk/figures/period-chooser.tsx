import { Button, DatePicker, Radio, Space } from 'antd';
import dayjs from 'dayjs';
import { useTexts } from '../shell/language.ts';
import { after, before, type Period, periodAround, type PeriodKind, rangeOf, today } from './period.ts';
import { figuresTexts, type FiguresTexts } from './texts.ts';

export interface PeriodChooserProps {
  period: Period;
  kinds: readonly PeriodKind[];
  onChange(period: Period): void;
}

/** What a period is called: 2026年11月, 2026年第4季度, 2026年, 2026-09-01至2026-10-15. */
export function periodName({ kind, code, from, until }: Period, texts: FiguresTexts): string {
  const [year = '', part = ''] = code.split('-');
  if (kind === 'month') return texts.monthOf(year, part);
  if (kind === 'quarter') return texts.quarterOf(year, part.slice(1));
  return kind === 'year' ? texts.yearOf(year) : `${from} — ${until}`;
}

export function PeriodChooser({ period, kinds, onChange }: PeriodChooserProps) {
  const texts = useTexts(figuresTexts);
  const next = after(period);
  const day = period.until < today() ? period.until : today();
  return (
    <Space wrap size={8} className="period">
      <Radio.Group
        aria-label={texts.period}
        optionType="button"
        value={period.kind}
        options={kinds.map((kind) => ({ value: kind, label: texts.kinds[kind] }))}
        onChange={(event) => onChange(periodAround(event.target.value as PeriodKind, day))}
      />
      <Button aria-label={texts.earlier} onClick={() => onChange(before(period))}>
        ‹
      </Button>
      {period.kind === 'range' ? (
        <DatePicker.RangePicker
          value={[dayjs(period.from), dayjs(period.until)]}
          allowClear={false}
          aria-label={texts.period}
          onChange={(days) => {
            const [from, until] = days ?? [];
            if (from && until) onChange(rangeOf(from.format('YYYY-MM-DD'), until.format('YYYY-MM-DD')));
          }}
        />
      ) : (
        <b className="period-name">{periodName(period, texts)}</b>
      )}
      <Button aria-label={texts.later} disabled={!next} onClick={() => next && onChange(next)}>
        ›
      </Button>
    </Space>
  );
}
