import { Button } from 'antd';
import type { WorklistTexts } from './texts.ts';
import type { WorkChoice, WorkPage } from './work.ts';

export interface EmptyWorkProps {
  choice: WorkChoice;
  counts: WorkPage['counts'];
  texts: WorklistTexts;
  onChange(choice: WorkChoice): void;
}

/** Nothing here: why, and where there is something to do. */
export function EmptyWork({ choice, counts, texts, onChange }: EmptyWorkProps) {
  const filtered = choice.act !== null || choice.due !== null;
  const unit = counts.find(({ view }) => view === 'UNIT')?.total ?? 0;
  return (
    <span className="empty">
      {filtered ? texts.empty.filtered : texts.empty[choice.view]}{' '}
      {filtered && (
        <Button onClick={() => onChange({ ...choice, act: null, due: null })}>{texts.noFilter}</Button>
      )}
      {!filtered && choice.view === 'MINE' && unit > 0 && (
        <Button onClick={() => onChange({ view: 'UNIT', act: null, due: null })}>
          {texts.unitHas(unit)}
        </Button>
      )}
    </span>
  );
}
