import { useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { lastReport, readAddressBook } from './address-book.ts';
import { onboardingTexts } from './texts.ts';

/** How far the own agency has come: listed, keys, checked, exchanging. Each step opens where it is done. */
export function Wizard({ onOpen }: { onOpen(tab: string): void }) {
  const texts = useTexts(onboardingTexts);
  const { person } = useSession();
  const { data: book } = useQuery({ queryKey: ['book'], queryFn: readAddressBook });
  const { data: pairs, isError: silent } = useQuery({
    queryKey: ['reconciliation', person.field],
    queryFn: ({ signal }) => ask(byAgency.Reconciliation[person.field], {}, { signal }),
  });
  const own = book?.organisations.filter(({ agency }) => agency === person.agency) ?? [];
  const { data: report = null } = useQuery({
    queryKey: ['conform', person.agency],
    queryFn: () => lastReport(person.agency),
  });
  const well = report?.lines.filter((line) => line.well).length ?? 0;
  const passed = report !== null && well === report.lines.length;
  const agreed = pairs?.data.reconciliation.filter(({ agreedAt }) => agreedAt).length ?? 0;
  const doors = own.flatMap(({ graphql }) => (graphql ? [graphql] : []));
  const last = pairs?.data.reconciliation
    .flatMap(({ agreedAt }) => agreedAt ?? [])
    .sort()
    .at(-1);
  const answers = pairs !== undefined && !silent;
  const inForce = own.flatMap(({ keys }) => keys.filter((key) => key.inForce));
  const keyed = own.length > 0 && own.every(({ keys }) => keys.some((key) => key.inForce));
  const steps: { title: string; done: boolean; said: string; tab: string }[] = [
    {
      ...{ title: texts.steps.listed, done: own.length > 0, tab: 'agencies' },
      said: own.map(({ name }) => name).join('、'),
    },
    {
      ...{ title: texts.steps.way, done: own.length > 0 && doors.length === own.length, tab: 'agencies' },
      said: doors.length > 0 ? texts.wayGraph : texts.noWay,
    },
    {
      ...{ title: texts.steps.keys, done: keyed, tab: 'agencies' },
      said: [...new Set(inForce.map(({ suite }) => suite))].join('、'),
    },
    {
      ...{ title: texts.steps.checked, done: passed, tab: 'checks' },
      said: report ? texts.checkedAt(well, report.lines.length, moment(report.at)) : texts.notChecked,
    },
    {
      ...{ title: texts.steps.trial, done: agreed > 0, tab: 'agencies' },
      said: last ? texts.exchanging(agreed, moment(last)) : texts.noExchange,
    },
    {
      ...{ title: texts.steps.live, done: keyed && passed && agreed > 0 && answers, tab: 'agencies' },
      said: silent ? texts.silent : answers ? texts.answering : '',
    },
  ];
  const current = steps.findIndex(({ done }) => !done);
  return (
    <ol className="wizard panel">
      {steps.map(({ title, done, said, tab }, at) => {
        const state = done ? 'done' : at === current ? 'now' : 'later';
        return (
          <li key={title} className={state}>
            <button type="button" className="plain link" onClick={() => onOpen(tab)}>
              {at + 1} {title}
            </button>
            <span className={`light ${done ? 'fine' : at === current ? 'soon' : 'none'}`}>
              {done ? '■' : at === current ? '▲' : '—'} {texts.stepState[state]}
            </span>
            <span className="quiet">{said}</span>
          </li>
        );
      })}
    </ol>
  );
}
