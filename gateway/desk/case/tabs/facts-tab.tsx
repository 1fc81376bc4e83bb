import { App, Button } from 'antd';
import { useState } from 'react';
import { byAgency } from '../../generated/by-agency.ts';
import type { Column } from '../../list/column.ts';
import { List } from '../../list/list.tsx';
import { TakeOut } from '../../list/take-out.tsx';
import { moment } from '../../shell/amount.ts';
import { useTexts } from '../../shell/language.ts';
import { useSession } from '../../shell/session.ts';
import { useWords } from '../../shell/words.ts';
import { isPartAgency } from '../agencies.ts';
import { PartNotices } from '../part-notice.tsx';
import { caseTexts } from '../texts.ts';
import { useAct } from '../use-act.ts';
import { useAskAgain, useParts, type PartOf } from '../use-case.ts';
import { FactForm } from './fact-form.tsx';
import { ownFirst } from './own-first.ts';
import type { TabProps } from './tab.ts';
import { tabTexts } from './texts.ts';

type FactPart = PartOf<(typeof byAgency)['CaseFacts']>;
export type Fact = FactPart['factTable'][number];

/** 要素表: one table of what all agencies have, each entry with who supplied it, and what contradicts it beside it. */
export function FactsTab({ code, docket, purpose }: TabProps) {
  const { person } = useSession();
  const { modal } = App.useApp();
  const texts = useTexts(tabTexts);
  const { nothing, reading } = useTexts(caseTexts);
  const wordOf = useWords();
  const [filling, setFilling] = useState<Fact | 'NEW' | null>(null);
  const { busy, act } = useAct(useAskAgain(code));
  const parts = useParts('facts', byAgency.CaseFacts, code, purpose, ownFirst(person.field));
  const own =
    parts.find(({ agency, part }) => agency === person.field && part?.relation === 'OWN')?.part ?? null;
  const names = new Map(parts.flatMap(({ part }) => (part?.parties ?? []).map(({ id, name }) => [id, name])));
  const facts = merged(parts.map(({ part }) => part?.factTable ?? []));
  const mine = new Set(own?.factTable.map(({ id }) => id));
  const confirm = ({ id }: Fact) => {
    const everybody = own?.parties ?? [];
    modal.confirm({
      title: texts.confirmFact,
      content: texts.confirmFactSays(everybody.map(({ name }) => name).join('、')),
      okText: texts.confirmFact,
      cancelText: texts.cancel,
      onOk: () =>
        isPartAgency(person.field) &&
        act(
          byAgency.ConfirmFact[person.field],
          { id, confirmedBy: everybody.map((party) => party.id) },
          texts.confirmed,
        ),
    });
  };
  const supplier = ({ supplierParty, supplier: kind }: Fact) =>
    kind === 'PARTY' ? (names.get(supplierParty ?? '') ?? wordOf('FactSupplier', kind)) : texts.agencyKnows;
  const standing = ({ confirmedOn, contradicted, stands, reason }: Fact) =>
    [
      confirmedOn && texts.confirmedOn(confirmedOn),
      contradicted && stands && texts.contradicted,
      !stands && texts.corrected,
      reason && texts.because(reason),
    ]
      .filter(Boolean)
      .join(' ');
  const columns: Column<Fact>[] = [
    {
      key: 'field',
      title: texts.field,
      text: ({ name, about }) => (about && names.has(about) ? `${name}（${names.get(about)}）` : name),
      card: 'title',
    },
    {
      key: 'value',
      title: texts.value,
      text: (fact) => fact.text ?? fact.sensitiveText ?? fact.value ?? '—',
      render: (fact) =>
        fact.stands ? (
          (fact.text ?? fact.sensitiveText ?? fact.value ?? '—')
        ) : (
          <del className="quiet">{fact.text ?? fact.value}</del>
        ),
      card: 'title',
    },
    { key: 'supplier', title: texts.supplier, text: supplier },
    {
      key: 'organisation',
      title: texts.organisation,
      text: ({ supplierOrganisationName, suppliedAt }) =>
        `${supplierOrganisationName} ${moment(suppliedAt).slice(0, 10)}`,
    },
    {
      key: 'standing',
      title: texts.standing,
      text: standing,
      render: (fact) => (
        <span className={fact.contradicted ? 'note late' : fact.confirmedOn ? 'note good' : 'quiet'}>
          {standing(fact)}
        </span>
      ),
    },
    {
      key: 'acts',
      title: '',
      text: () => '',
      screenOnly: true,
      render: (fact) => mine.has(fact.id) && fact.stands && !fact.confirmedOn && factActs(fact),
    },
  ];
  const factActs = (fact: Fact) => (
    <span className="tab-actions">
      <Button size="small" onClick={() => setFilling(fact)}>
        {texts.fillAgain}
      </Button>
      <Button size="small" loading={busy} onClick={() => confirm(fact)}>
        {texts.confirmFact}
      </Button>
    </span>
  );
  const waiting = parts.some(({ standing: how }) => how === 'WAITING');
  return (
    <>
      <PartNotices docket={docket} parts={parts} />
      <div className="tab-actions">
        {own && (
          <Button type="primary" size="small" onClick={() => setFilling('NEW')}>
            {texts.fill}
          </Button>
        )}
        {facts.length > 0 && (
          <TakeOut title={`${texts.facts} ${code}`} columns={columns} rows={() => facts} />
        )}
      </div>
      <List
        columns={columns}
        rows={facts}
        rowKey={({ id }) => id}
        label={texts.facts}
        empty={waiting ? reading : nothing}
        actions={(fact) => mine.has(fact.id) && fact.stands && !fact.confirmedOn && factActs(fact)}
      />
      {filling && own && (
        <FactForm
          code={code}
          parties={own.parties}
          before={filling === 'NEW' ? null : filling}
          onClose={() => setFilling(null)}
        />
      )}
    </>
  );
}

/** One entry travels with every letter under the same id; entries of one field stand together. */
function merged(tables: readonly (readonly Fact[])[]): Fact[] {
  const entries = new Map<string, Fact>();
  for (const fact of tables.flat()) if (!entries.has(fact.id)) entries.set(fact.id, fact);
  return [...entries.values()].sort(
    (one, other) =>
      one.name.localeCompare(other.name, 'zh-CN') ||
      Number(other.stands) - Number(one.stands) ||
      one.suppliedAt.localeCompare(other.suppliedAt),
  );
}
