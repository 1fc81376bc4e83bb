import type { WorkAct, WorkDue, WorkView } from '../generated/graphql/graphql.ts';
import type { WorklistTexts } from './texts.ts';
import type { WorkChoice, WorkPage } from './work.ts';

export interface ViewTabsProps {
  choice: WorkChoice;
  counts: WorkPage['counts'];
  texts: WorklistTexts;
  onChange(choice: WorkChoice): void;
}

const views: readonly WorkView[] = ['MINE', 'UNIT', 'SENT', 'DONE'];
const acts: readonly WorkAct[] = ['SIGN_FOR', 'ANSWER', 'HANDLE', 'CONCLUDE'];

/** Whose work and which: the four views with how much each holds, what is late, and what kind. */
export function ViewTabs({ choice, counts, texts, onChange }: ViewTabsProps) {
  const { view, act, due } = choice;
  const of = (name: WorkView) => counts.find((count) => count.view === name);
  const now = of(view);
  const late: [WorkDue, string, string, number][] = [
    ['OVERDUE', '●', texts.overdue, now?.overdue ?? 0],
    ['SOON', '▲', texts.soon, now?.soon ?? 0],
  ];
  return (
    <div className="views">
      <div className="view-names" role="group" aria-label={texts.title}>
        {views.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={view === name}
            onClick={() => onChange({ view: name, act: null, due: null })}
          >
            {texts.views[name]} {of(name) && <b>{of(name)!.total}</b>}
          </button>
        ))}
      </div>
      {now && (
        <div className="view-late" role="group" aria-label={texts.columns.due}>
          {late.map(([name, shape, word, count]) => (
            <button
              key={name}
              type="button"
              className={`light ${name === 'OVERDUE' ? 'overdue' : 'soon'}`}
              aria-pressed={due === name}
              onClick={() => onChange({ ...choice, due: due === name ? null : name })}
            >
              {shape} {word} {count}
            </button>
          ))}
        </div>
      )}
      {(view === 'MINE' || view === 'UNIT') && (
        <select
          aria-label={texts.columns.doing}
          value={act ?? ''}
          onChange={(event) => onChange({ ...choice, act: (event.target.value || null) as WorkAct | null })}
        >
          <option value="">{texts.acts.ALL}</option>
          {acts.map((name) => (
            <option key={name} value={name}>
              {texts.acts[name as 'SIGN_FOR']}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
