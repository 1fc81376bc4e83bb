import { Checkbox } from 'antd';
import { useState } from 'react';
import { ReturnDialog } from '../referral/return-dialog.tsx';
import { useTexts } from '../shell/language.ts';
import { hasRole, useSession } from '../shell/session.ts';
import { ChainPanel } from './chain-panel.tsx';
import { formTexts } from './form-texts.ts';
import { Ledger } from './ledger.tsx';
import { adviceColumns, leadColumns } from './procuratorate-columns.tsx';
import {
  adviceForm,
  adviceSteps,
  type Lead,
  leadForm,
  leadSteps,
  type LeadStep,
  type Recommendation,
} from './procuratorate-forms.ts';
import { readAdviceRows, readLeadRows, readLetterRows } from './procuratorate-list.ts';
import { receivedColumns } from './received-columns.tsx';
import type { ReceivedLetter } from './received-list.ts';
import { StepButtons } from './step-buttons.tsx';
import { StepDialog } from './step-dialog.tsx';
import { letterTexts } from './texts.ts';
import { useAsked } from './use-asked.ts';
import { useStep } from './use-step.ts';

/** What a procurator follows: the union's letters, the leads handed over, and the own recommendations with what came back. */
export function ProcuratorateLetters() {
  const texts = useTexts(letterTexts);
  const words = useTexts(formTexts);
  const { person } = useSession();
  const [asked, show] = useAsked();
  const [open, setOpen] = useState<{ key: string; caseCode: string; id: string } | null>(null);
  const [returning, setReturning] = useState<Lead | null>(null);
  const step = useStep();
  const works = hasRole(person, 'PROCURATOR');
  const filter = {
    kind: asked.get('kind'),
    employer: asked.get('employer'),
    overdueOnly: asked.get('overdue') === 'yes',
  };
  const common = {
    chosen: filter.kind,
    onChoose: (kind: string | null) => show({ kind }),
    current: open?.key ?? null,
    employer: filter.employer,
  };
  const ofLead = (lead: Lead) => (
    <StepButtons<LeadStep>
      steps={works ? leadSteps(lead) : []}
      words={words}
      about={lead.subject ?? lead.caseCode}
      onStep={(act) =>
        act === 'RETURN' ? setReturning(lead) : void step.begin(() => leadForm(lead, act, words))
      }
    />
  );
  const ofAdvice = (row: Recommendation) => (
    <StepButtons
      steps={works ? adviceSteps(row) : []}
      words={words}
      about={row.number}
      onStep={(act) => void step.begin(() => adviceForm(row, act, words))}
    />
  );
  return (
    <>
      <h1>{texts.title}</h1>
      {filter.kind === 'LEAD' ? (
        <Ledger<Lead>
          {...common}
          title={texts.leadLedger}
          asked={['procuratorate', 'leads']}
          read={(page) => readLeadRows(page, texts.kind)}
          columns={leadColumns(texts, ofLead)}
          rowKey={({ id }) => id}
          onOpen={({ id, caseCode }) => setOpen({ key: id, id, caseCode })}
          actions={ofLead}
        />
      ) : filter.kind === 'PROCURATORIAL' ? (
        <Ledger<Recommendation>
          {...common}
          title={texts.recommendations}
          asked={['procuratorate', 'recommendations']}
          read={(page) => readAdviceRows(page, texts.kind)}
          columns={adviceColumns(texts, ofAdvice)}
          rowKey={({ id }) => id}
          onOpen={({ id, caseCode }) => setOpen({ key: id, id, caseCode })}
          actions={ofAdvice}
        />
      ) : (
        <Ledger<ReceivedLetter>
          {...common}
          title={texts.ledger}
          asked={['procuratorate', filter]}
          read={(page) => readLetterRows(filter, page, texts.kind)}
          columns={receivedColumns(texts)}
          rowKey={({ id }) => id}
          onOpen={({ id, letterId, caseCode }) => setOpen({ key: id, id: letterId, caseCode })}
          onEmployer={(employer) => show({ employer })}
          extra={
            <Checkbox
              checked={filter.overdueOnly}
              onChange={(event) => show({ overdue: event.target.checked ? 'yes' : null })}
            >
              {texts.overdueOnly}
            </Checkbox>
          }
        />
      )}
      {open && <ChainPanel caseCode={open.caseCode} letterId={open.id} onClose={() => setOpen(null)} />}
      {step.form && <StepDialog form={step.form} onClose={step.close} onDone={step.done} />}
      {returning && (
        <ReturnDialog
          referralId={returning.referralId}
          caseCode={returning.caseCode}
          onClose={() => setReturning(null)}
          onReturned={() => {
            setReturning(null);
            step.done();
          }}
        />
      )}
    </>
  );
}
