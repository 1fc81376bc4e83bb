import { useQuery } from '@tanstack/react-query';
import { useLocation, useSearch } from 'wouter';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import { useTexts } from '../shell/language.ts';
import { fieldOf, hasRole, useSession } from '../shell/session.ts';
import { shellTexts } from '../shell/texts.ts';
import { type Filter, filterOf, type View, viewsOf } from './asked.ts';
import { entryColumns, lookColumns } from './columns.tsx';
import { Counts } from './counts.tsx';
import { Delegations } from './delegations.tsx';
import { FilterBar } from './filter-bar.tsx';
import { RecordList } from './record-list.tsx';
import { SubjectLooks } from './subject-looks.tsx';
import { trailTexts } from './texts.ts';
import './trail.css';
import { Alarms, Witnesses } from './watch.tsx';

/** 留痕: who did what, who looked and why, and whether the record holds. Each role sees as much as its agency gives it. */
export function Page() {
  const texts = useTexts(trailTexts);
  const { person } = useSession();
  const [place, go] = useLocation();
  const asked = new URLSearchParams(useSearch());
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const views = viewsOf(person);
  const view = views.find((each) => each === asked.get('view')) ?? views[0]!;
  const filter = filterOf(asked, today);
  const whole = hasRole(person, 'ADMINISTRATOR');
  const supervises = hasRole(person, 'PROCURATOR') && !whole;
  const { data: acts } = useQuery({
    queryKey: ['trail', 'counts', person.field, filter.from, filter.until],
    queryFn: async () =>
      (await ask(byAgency.TrailCounts[person.field], { from: filter.from, until: filter.until })).data
        .trailCounts,
    enabled: view === 'acts',
  });
  const show = (next: View, { caseCode, ...rest }: Filter) => {
    const words = new URLSearchParams({ view: next });
    const named = { ...rest, case: caseCode };
    for (const [name, value] of Object.entries(named))
      if (value || name === 'from') words.set(name, value ?? '');
    go(`${place}?${words.toString()}`);
  };
  const title = (each: View) => (each === 'acts' && !whole ? texts.ownActs : texts[each]);
  const filtered = view === 'acts' || view === 'looks' || view === 'counts';
  return (
    <>
      <h1>{texts.title}</h1>
      <nav className="trail-views" aria-label={texts.views}>
        {views.map((each) => (
          <button
            key={each}
            type="button"
            data-view={each}
            aria-current={each === view ? 'true' : undefined}
            onClick={() => show(each, { ...filter, act: null, agency: null })}
          >
            {title(each)}
          </button>
        ))}
      </nav>
      {filtered && (
        <FilterBar
          key={JSON.stringify([view, filter])}
          view={view}
          filter={filter}
          acts={acts ?? []}
          whole={whole}
          onFind={(found) => show(view, found)}
        />
      )}
      {view === 'acts' && (
        <Acts
          filter={filter}
          onPerson={whole ? (id) => show('acts', { ...filter, person: id }) : null}
          onLooks={() => show('looks', { ...filter, act: null })}
        />
      )}
      {view === 'looks' &&
        (supervises && filter.caseCode ? (
          <SubjectLooks code={filter.caseCode} />
        ) : whole || filter.caseCode ? (
          <Looks filter={filter} />
        ) : (
          <p className="reading">{texts.giveCase}</p>
        ))}
      {view === 'counts' && <Counts filter={filter} />}
      {view === 'watch' && <Alarms />}
      {view === 'witnesses' && <Witnesses />}
      {view === 'delegations' && <Delegations />}
    </>
  );
}

interface ActsProps {
  filter: Filter;
  onPerson: ((id: string) => void) | null;
  onLooks(): void;
}

function Acts({ filter: { agency: _none, ...filter }, onPerson, onLooks }: ActsProps) {
  const texts = useTexts(trailTexts);
  const { person } = useSession();
  return (
    <>
      {filter.caseCode && (
        <button type="button" className="in-row" data-act="who-looked" onClick={onLooks}>
          {texts.whoLooked}
        </button>
      )}
      <RecordList
        title={texts.ledger}
        asked={['acts', person.field, filter]}
        read={async (page) => (await ask(byAgency.Trail[person.field], { ...filter, ...page })).data.trail}
        columns={entryColumns(texts, person.organisationName, onPerson)}
        rowKey={({ seq }) => seq}
      />
    </>
  );
}

function Looks({ filter: { act: _none, ...filter } }: { filter: Filter }) {
  const texts = useTexts(trailTexts);
  const { agency } = useTexts(shellTexts);
  const { person, setting } = useSession();
  const names = Object.fromEntries(setting.agencies.map(({ name }) => [name, agency[fieldOf(name)]!]));
  return (
    <RecordList
      title={texts.lookLedger}
      asked={['looks', person.field, filter]}
      read={async (page) => (await ask(byAgency.Looks[person.field], { ...filter, ...page })).data.looks}
      columns={lookColumns(texts, names)}
      rowKey={({ id }) => id}
    />
  );
}
