import { useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { byAgency } from '../generated/by-agency.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { keptReport, readAddressBook } from './address-book.ts';
import { onboardingTexts } from './texts.ts';

/** How far the own agency has come: listed, keys, checked, exchanging. Each step opens where it is done. */
export function Wizard({ onOpen }: { onOpen(tab: string): void }) {
  const texts = useTexts(onboardingTexts);
  const { person } = useSession();
  const { data: book } = useQuery({ queryKey: ['book'], queryFn: readAddressBook });
  const { data: pairs } = useQuery({
    queryKey: ['reconciliation', person.field],
    queryFn: ({ signal }) => ask(byAgency.Reconciliation[person.field], {}, { signal }),
  });
  const own = book?.organisations.filter(({ agency }) => agency === person.agency) ?? [];
  const report = keptReport(person.agency);
  const well = report?.lines.filter((line) => line.well).length ?? 0;
  const passed = report !== null && well === report.lines.length;
  const agreed = pairs?.data.reconciliation.filter(({ agreedAt }) => agreedAt).length ?? 0;
  const keyed = own.length > 0 && own.every(({ keys }) => keys.some(({ inForce }) => inForce));
  const steps: { title: string; done: boolean; said: string; tab: string }[] = [
    {
      ...{ title: texts.steps.listed, done: own.length > 0, tab: 'agencies' },
      said: own.map(({ name }) => name).join('、'),
    },
    { title: texts.steps.way, done: own.length > 0, said: texts.wayGraph, tab: 'agencies' },
    {
      ...{ title: texts.steps.keys, done: keyed, tab: 'agencies' },
      said: own
        .flatMap(({ keys }) => keys.filter(({ inForce }) => inForce).map(({ suite }) => suite))
        .join('、'),
    },
    {
      ...{ title: texts.steps.checked, done: passed, tab: 'checks' },
      said: report ? texts.passed(well, report.lines.length) : texts.notChecked,
    },
    {
      ...{ title: texts.steps.trial, done: agreed > 0, tab: 'agencies' },
      said: agreed > 0 ? texts.exchanging(agreed) : texts.noExchange,
    },
    { title: texts.steps.live, done: keyed && passed && agreed > 0, said: '', tab: 'agencies' },
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
