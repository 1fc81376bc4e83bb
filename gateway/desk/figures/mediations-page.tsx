import { Link, useLocation, useParams } from 'wouter';
import type { Column } from '../list/column.ts';
import { List } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import { DeadlineLight, daysUntil, lightText } from '../shell/deadline-light.tsx';
import { type Language, useLanguage, useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { type Mediation, useMediations, workOf, works } from './mediators.ts';
import { periodOf, today } from './period.ts';
import { stateName } from './record-words.ts';
import { figuresTexts, type FiguresTexts } from './texts.ts';
import './figures.css';

/** The mediations of one mediator that a number counts. */
export function Page() {
  const { person } = useSession();
  const texts = useTexts(figuresTexts);
  const language = useLanguage();
  const [, go] = useLocation();
  const asked = useParams<{ period: string; work: string; mediator: string }>();
  const mediations = useMediations(person, periodOf(asked.period));
  const work = works.find((one) => one === asked.work) ?? 'taken';
  const rows = workOf(mediations ?? [], asked.mediator, work);
  const title = `${asked.mediator} ${texts.works[work]} ${asked.period}`;
  const columns = columnsOf(texts, language);
  return (
    <div className="figures">
      <div className="figures-bar">
        <h1>{title}</h1>
        {mediations && <b data-total={rows.length}>{texts.all(rows.length)}</b>}
        <Link href={`/figures/own/${asked.period}`}>{texts.back}</Link>
        <TakeOut title={title} columns={columns} rows={() => rows} />
      </div>
      <section className="panel">
        <List
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          label={title}
          loading={!mediations}
          empty={texts.noCases}
          onOpen={({ caseCode }) => go(`/case/${caseCode}`)}
        />
      </section>
    </div>
  );
}

function columnsOf(texts: FiguresTexts, language: Language): Column<Mediation>[] {
  const light = ({ due, endedOn }: Mediation) => ({
    due,
    daysLeft: endedOn ? null : daysUntil(due, today()),
  });
  return [
    { key: 'code', title: texts.caseCode, width: 215, card: 'title', text: ({ caseCode }) => caseCode },
    { key: 'title', title: texts.cause, text: ({ title }) => title },
    { key: 'taken', title: texts.accepted, width: 110, text: ({ acceptedOn }) => acceptedOn },
    { key: 'state', title: texts.state, text: ({ state }) => stateName(state, language) },
    {
      ...{ key: 'due', title: texts.due, width: 120 },
      text: (row) => lightText(light(row), language),
      render: (row) => <DeadlineLight light={light(row)} />,
    },
    { key: 'ended', title: texts.concludedOn, width: 110, text: ({ endedOn }) => endedOn ?? '—' },
  ];
}
