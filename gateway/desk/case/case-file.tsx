import { App } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { byAgency } from '../generated/by-agency.ts';
import { useNarrow } from '../list/list.tsx';
import { useLive } from '../live/use-live.ts';
import { ReferralDialog } from '../referral/referral-dialog.tsx';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { useKeys } from '../worklist/use-keys.ts';
import './case.css';
import { CaseHead } from './case-head.tsx';
import { NextSteps } from './next-steps.tsx';
import { OpenLimits } from './open-limits.tsx';
import { PartNotices } from './part-notice.tsx';
import { PurposeAsk } from './purpose-form.tsx';
import { caseTexts } from './texts.ts';
import { Timeline } from './timeline.tsx';
import { useAskAgain, useDocket, useParts } from './use-case.ts';
import { usePurpose } from './use-purpose.ts';

export interface CaseFileProps {
  /** Case code (案件码). */
  code: string;
  /** Beside the worklist: fewer parts, one column. */
  compact?: boolean;
}

const CaseTabs = lazy(async () => ({ default: (await import('./case-tabs.tsx')).CaseTabs }));

/** 一案一档: all that the reader may see of a case, by whichever agency holds it. */
export function CaseFile({ code, compact = false }: CaseFileProps) {
  const texts = useTexts(caseTexts);
  const { message } = App.useApp();
  const { person } = useSession();
  const narrow = useNarrow();
  const [purpose, state] = usePurpose(code);
  const [referring, setReferring] = useState(false);
  const [drafting, setDrafting] = useState(false);
  const again = useAskAgain(code);
  const register = useDocket(code, purpose);
  const parts = useParts('part', byAgency.CasePart, code, purpose);
  useLive((events) => {
    if (events.some(({ caseCode }) => caseCode === code)) again();
  });
  useKeys({
    // Beside the worklist `n` takes a new case in.
    ...(!compact && {
      n: () => document.querySelector<HTMLElement>('.case .record-acts button')?.focus(),
      z: () => setReferring(true),
      s: () => document.querySelector<HTMLElement>('.case [data-act$=SignForReferral]')?.click(),
    }),
  });
  const docket = register.data?.docket ?? null;
  const seen = docket !== null || parts.some(({ part }) => part !== null);
  const waiting = register.isPending || parts.some(({ standing }) => standing === 'WAITING');
  const own = parts.find(({ agency }) => agency === person.field);
  const asksPurpose = own?.standing === 'NOTHING';
  if (!seen && waiting)
    return (
      <p className="reading" role="status">
        {texts.reading}
      </p>
    );
  if (!seen)
    return (
      <section className="panel case-nothing">
        <h1>{texts.nothing}</h1>
        <p>{register.error?.message ?? texts.nothingHint}</p>
        <p className="code quiet">{code}</p>
        <PartNotices docket={null} parts={parts} />
        <PurposeAsk stated={purpose} onState={state} />
      </section>
    );
  // On a phone what can be done stands above the course, which is long.
  const tabs = !compact && (
    <Suspense fallback={<p className="reading">{texts.reading}</p>}>
      <CaseTabs {...{ code, docket, purpose, drafting }} onDraft={setDrafting} />
    </Suspense>
  );
  const registerDown = register.isError || register.data?.complaint;
  return (
    <article className={compact ? 'case compact' : 'case'} aria-label={code}>
      <CaseHead
        {...{ code, docket, parts, compact }}
        onRefer={() => setReferring(true)}
        onDraft={() => setDrafting(true)}
      />
      {asksPurpose && <PurposeAsk stated={purpose} onState={state} />}
      {registerDown && (
        <p role="status" className="part-down">
          ⓘ {texts.registerDown}
        </p>
      )}
      <PartNotices docket={docket} parts={parts} />
      <div className="case-body">
        {narrow && tabs}
        <div className="case-story">
          {docket && compact && <NextSteps code={code} docket={docket} onDone={again} />}
          <OpenLimits parts={parts} />
          <Timeline docket={docket} parts={parts} />
        </div>
        {!narrow && tabs}
      </div>
      {referring && (
        <ReferralDialog
          caseCode={code}
          onClose={() => setReferring(false)}
          onSent={() => {
            setReferring(false);
            void message.success(texts.refer);
            again();
          }}
        />
      )}
    </article>
  );
}
