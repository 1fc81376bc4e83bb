import { Button } from 'antd';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { shellTexts } from '../shell/texts.ts';
import type { Filter, View } from './asked.ts';
import { trailTexts } from './texts.ts';

export interface FilterBarProps {
  view: View;
  filter: Filter;
  /** Acts that were done in these days, with how often. */
  acts: readonly { act: string; words: string; count: number }[];
  /** Who reads everything may ask for one person. */
  whole: boolean;
  onFind(filter: Filter): void;
}

/** By person, case, agency, act and day; what does not fit the view is not offered. */
export function FilterBar({ view, filter, acts, whole, onFind }: FilterBarProps) {
  const texts = useTexts(trailTexts);
  const { agency } = useTexts(shellTexts);
  const { setting } = useSession();
  const [asked, setAsked] = useState(filter);
  const set = (name: keyof Filter) => (value: string) =>
    setAsked((before) => ({ ...before, [name]: value || null }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFind(asked);
  };
  const line = (name: keyof Filter, label: string, type: 'text' | 'date' = 'text') => (
    <label>
      {label}
      <input
        type={type}
        value={asked[name] ?? ''}
        onChange={(event) => set(name)(event.target.value.trim())}
      />
    </label>
  );
  return (
    <form className="trail-filter" onSubmit={submit}>
      {view !== 'counts' && line('caseCode', texts.case)}
      {whole && view !== 'counts' && line('person', texts.person)}
      {view === 'acts' && (
        <label>
          {texts.act}
          <select value={asked.act ?? ''} onChange={(event) => set('act')(event.target.value)}>
            <option value="">{texts.anyAct}</option>
            {asked.act && !acts.some(({ act }) => act === asked.act) && (
              <option value={asked.act}>{asked.act}</option>
            )}
            {acts.map(({ act, words, count }) => (
              <option key={act} value={act}>
                {words} {count}
              </option>
            ))}
          </select>
        </label>
      )}
      {view === 'looks' && (
        <label>
          {texts.agency}
          <select value={asked.agency ?? ''} onChange={(event) => set('agency')(event.target.value)}>
            <option value="">{texts.anyAgency}</option>
            {setting.agencies.map(({ name, field }) => (
              <option key={name} value={name}>
                {agency[field]}
              </option>
            ))}
          </select>
        </label>
      )}
      {line('from', texts.from, 'date')}
      {line('until', texts.until, 'date')}
      <Button htmlType="submit" type="primary" data-act="find">
        {texts.find}
      </Button>
    </form>
  );
}
