import { Alert, Button, Segmented, Space } from 'antd';
import { useMemo } from 'react';
import { useLocation, useParams } from 'wouter';
import { Refused } from '../ask.ts';
import { useHandOut, useWatermark } from '../list/use-hand-out.ts';
import { moment } from '../shell/amount.ts';
import { useLanguage, useTexts } from '../shell/language.ts';
import { fieldOf, useSession } from '../shell/session.ts';
import { shellTexts } from '../shell/texts.ts';
import { Lists } from './counted.ts';
import { FigureSection } from './figure-list.tsx';
import { firstPeriod, firstScope, type Scope, seesEverything, useFigures } from './figures-data.ts';
import { Heads } from './heads.tsx';
import { mediatorTable } from './mediator-table.ts';
import { useMediations } from './mediators.ts';
import { PeriodChooser, periodName } from './period-chooser.tsx';
import { type Period, periodOf } from './period.ts';
import { Pictures } from './pictures.tsx';
import { tablesOf } from './tables.ts';
import { figuresTexts } from './texts.ts';
import './figures.css';

const pictured = ['months', 'durations', 'flows'];

/** What is asked by the address: `#/figures/own/2026-11`. */
export function useAsked(): { scope: Scope; period: Period } {
  const { person } = useSession();
  const { scope: asked, period: code } = useParams<{ scope?: string; period?: string }>();
  const scope = asked === 'all' || asked === 'own' ? asked : firstScope(person);
  return { scope, period: periodOf(code ?? '') ?? firstPeriod(person, scope) };
}

/** The figures of a reader with all their tables; the page and the sheet of paper are drawn from the same. */
export function useDrawn() {
  const { person } = useSession();
  const language = useLanguage();
  const texts = useTexts(figuresTexts);
  const shell = useTexts(shellTexts);
  const { scope, period } = useAsked();
  const { data, error, isFetching } = useFigures(scope, period);
  const mediations = useMediations(person, scope === 'own' ? period : null);
  const drawn = useMemo(() => {
    if (!data) return null;
    const lists = new Lists(data.now, texts, { scope, person, all: seesEverything(person) });
    const agency = (name: string) => shell.agency[fieldOf(name)] ?? name;
    const setting = { texts, lists, language, agency };
    const found = tablesOf(data.now, setting);
    const rest = found.filter(({ key }) => key !== 'records');
    const work = mediations && mediatorTable(mediations, period, texts);
    const own = [
      ...(work && work.rows.length > 0 ? [work] : []),
      ...found.filter(({ key }) => key === 'records'),
    ];
    const tables = scope === 'own' ? [...own, ...rest] : rest;
    return { ...data, lists, setting, tables };
  }, [data, mediations, texts, shell, language, scope, period.code, person]);
  return { scope, period, drawn, error, isFetching, texts, person };
}

export function Page() {
  const { scope, period, drawn, error, isFetching, texts, person } = useDrawn();
  const [, go] = useLocation();
  const { loading: reading } = useTexts(shellTexts);
  const handOut = useHandOut();
  const watermark = useWatermark();
  const all = seesEverything(person);
  const to = (next: Scope, when: Period | null) => go(`/figures/${next}${when ? `/${when.code}` : ''}`);
  const name = `${scope === 'own' ? texts.own : texts.whole} ${periodName(period, texts)}`;
  const excel = async () => {
    if (!drawn) return;
    const { writeBook } = await import('./workbook.ts');
    const title = `${texts.title} ${name}`;
    const count = drawn.tables.reduce((sum, { rows }) => sum + rows.length, 0);
    await handOut(title, 'EXPORT', () => ({
      count,
      give: () => writeBook({ ...drawn, title, texts, watermark: watermark() }),
    }));
  };
  return (
    <div className="figures" aria-busy={isFetching}>
      <div className="figures-bar">
        <h1>{texts.title}</h1>
        {person.agency !== 'docket' && (
          <Segmented
            aria-label={texts.title}
            value={scope}
            options={[
              { value: 'own', label: texts.own },
              { value: 'all', label: texts.whole },
            ]}
            onChange={(next) => to(next as Scope, period.kind === 'month' ? period : null)}
          />
        )}
        <PeriodChooser
          period={period}
          kinds={all || scope === 'own' ? ['month', 'quarter', 'year', 'range'] : ['month']}
          onChange={(when) => to(scope, when)}
        />
        <Space className="take-out">
          <Button disabled={!drawn} onClick={() => void excel()}>
            {texts.excel}
          </Button>
          <Button href={`#/print/figures/${scope}/${period.code}`} target="_blank">
            {texts.print}
          </Button>
        </Space>
      </div>
      {error && (
        <Alert
          type="error"
          title={error.message}
          description={error instanceof Refused ? error.hint : null}
        />
      )}
      {!drawn && !error && (
        <p className="reading" role="status">
          {reading}
        </p>
      )}
      {drawn && (
        <>
          <p className="quiet as-of">
            {scope === 'own' && `${texts.ownNote} · `}
            {texts.asOf(moment(drawn.now.asOf), drawn.now.source)}
          </p>
          <Heads now={drawn.now} before={drawn.before} lists={drawn.lists} />
          <Pictures figures={drawn.now} tables={drawn.tables} setting={drawn.setting} />
          <div className="tables">
            {drawn.tables
              .filter(({ key }) => !pictured.includes(key))
              .map((table) => (
                <FigureSection key={table.key} table={table} title={name} />
              ))}
          </div>
          {!all && scope === 'all' && <p className="quiet">{texts.lessWhy}</p>}
        </>
      )}
    </div>
  );
}
