import { Button } from 'antd';
import { useState } from 'react';
import { ask } from '../ask.ts';
import {
  UnionLeadsDocument,
  type UnionLeadsQuery,
  UnionLettersDocument,
  type UnionLetterKind,
} from '../generated/graphql/graphql.ts';
import type { Column } from '../list/column.ts';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { hasRole, useSession } from '../shell/session.ts';
import { ChainPanel } from './chain-panel.tsx';
import { formTexts } from './form-texts.ts';
import { Ledger } from './ledger.tsx';
import { NewLetter } from './new-letter.tsx';
import { StepButtons } from './step-buttons.tsx';
import { StepDialog } from './step-dialog.tsx';
import { letterTexts } from './texts.ts';
import { unionColumns } from './union-columns.tsx';
import { useAsked } from './use-asked.ts';
import { useStep } from './use-step.ts';
import { type UnionLetter, unionForm } from './union-forms.ts';

const kinds = ['REMINDER', 'OPINION', 'RECOMMENDATION'] as const;
type UnionLead = UnionLeadsQuery['unionReferrals']['nodes'][number];

/** The union's own letters: what waits for what, and the next act in each row. */
export function UnionLetters() {
  const texts = useTexts(letterTexts);
  const words = useTexts(formTexts);
  const { person } = useSession();
  const [asked, show] = useAsked();
  const [kind, employer] = [asked.get('kind'), asked.get('employer')];
  const [open, setOpen] = useState<{ id: string; caseCode: string } | null>(null);
  const step = useStep();
  const [drafting, setDrafting] = useState(asked.get('case') !== null);
  const works = hasRole(person, 'UNION_OFFICER');
  const steps = (letter: UnionLetter) => (
    <StepButtons
      steps={letter.nextSteps}
      words={words}
      about={`${letter.employerName} ${letter.number ?? ''}`}
      onStep={(act) => void step.begin(() => unionForm(letter, act, words, texts.kind))}
    />
  );
  const sent = kind === 'SENT_LEAD';
  const ledger = {
    chosen: kind,
    onChoose: (key: string | null) => show({ kind: key }),
    current: open?.id ?? null,
    employer,
    extra: works ? (
      <Button type="primary" data-act="new" onClick={() => setDrafting(true)}>
        {texts.new}
      </Button>
    ) : (
      <span className="quiet">{texts.readOnly}</span>
    ),
  };
  return (
    <>
      <h1>{texts.title}</h1>
      {sent ? (
        <Ledger<UnionLead>
          {...ledger}
          title={texts.leads}
          asked={['union', 'leads']}
          read={readLeads(texts.kind)}
          columns={leadColumns(texts)}
          rowKey={({ id }) => id}
          onOpen={({ id, caseCode }) => setOpen({ id, caseCode })}
        />
      ) : (
        <Ledger<UnionLetter>
          {...ledger}
          title={texts.ledger}
          asked={['union', kind, employer]}
          read={readLetters(texts.kind, kind as UnionLetterKind | null, employer)}
          columns={unionColumns(texts, steps)}
          rowKey={({ id }) => id}
          onOpen={({ id, caseCode }) => setOpen({ id, caseCode })}
          onEmployer={(name) => show({ employer: name })}
          actions={steps}
        />
      )}
      {open && <ChainPanel caseCode={open.caseCode} letterId={open.id} onClose={() => setOpen(null)} />}
      {step.form && <StepDialog form={step.form} onClose={step.close} onDone={step.done} />}
      {drafting && (
        <NewLetter
          caseCode={asked.get('case') ?? ''}
          onClose={() => setDrafting(false)}
          onDone={() => {
            setDrafting(false);
            step.done();
          }}
        />
      )}
    </>
  );
}

function readLetters(names: Record<string, string>, kind: UnionLetterKind | null, employer: string | null) {
  return async (page: { first: number; after: string | null }) => {
    const [{ data }, leads] = await Promise.all([
      ask(UnionLettersDocument, { kind, employer, ...page }),
      ask(UnionLeadsDocument, { first: 1, after: null }),
    ]);
    const { nodes, counts, ...rest } = data.unionSupervisionLetters;
    const sum = (of: string, late = false) =>
      counts
        .filter((count) => count.kind === of && (!late || count.state === 'OVERDUE'))
        .reduce((total, count) => total + count.total, 0);
    const links = kinds.map((key) => ({
      ...{ key, label: names[key]!, count: sum(key), overdue: sum(key, true) },
    }));
    const lead = { key: 'SENT_LEAD', label: names.SENT_LEAD!, count: leads.data.unionReferrals.total };
    return { ...rest, rows: nodes, links: [...links, lead] };
  };
}

function readLeads(names: Record<string, string>) {
  return async (page: { first: number; after: string | null }) => {
    const [{ data }, letters] = await Promise.all([
      ask(UnionLeadsDocument, page),
      readLetters(names, null, null)({ first: 1, after: null }),
    ]);
    const { nodes, ...rest } = data.unionReferrals;
    return { ...rest, rows: nodes, links: letters.links };
  };
}

function leadColumns(texts: typeof letterTexts.zh): Column<UnionLead>[] {
  return [
    {
      key: 'letter',
      title: texts.letter,
      card: 'title',
      text: ({ letter }) => `${letter.title} ${letter.number ?? ''}`,
    },
    { key: 'case', title: texts.case, width: 220, text: ({ caseCode }) => caseCode },
    { key: 'to', title: texts.to, width: 180, text: ({ counterpartName }) => counterpartName },
    { key: 'sent', title: texts.sent, width: 150, text: ({ sentAt }) => moment(sentAt) },
    {
      ...{ key: 'state', title: texts.status, width: 110 },
      text: ({ state }) => texts.referralState[state] ?? state,
    },
  ];
}
