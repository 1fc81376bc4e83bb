import { App, Button, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { Present } from '../live/present.tsx';
import { yuan } from '../shell/amount.ts';
import { DeadlineLight, daysUntil } from '../shell/deadline-light.tsx';
import { useTexts } from '../shell/language.ts';
import { fieldOf } from '../shell/session.ts';
import { shellTexts } from '../shell/texts.ts';
import { today } from './today.ts';
import { useWords } from '../shell/words.ts';
import { caseTexts } from './texts.ts';
import type { PartView } from './timeline-lines.ts';
import type { Docket, PartAnswer } from './use-case.ts';

interface CaseHeadProps {
  code: string;
  docket: Docket | null;
  parts: readonly PartAnswer<PartView>[];
  compact: boolean;
  onRefer(): void;
  onDraft(): void;
}

/** What the case is, who has it now and by when; and what can be done with it as a whole. */
export function CaseHead({ code, docket, parts, compact, onRefer, onDraft }: CaseHeadProps) {
  const texts = useTexts(caseTexts);
  const { message } = App.useApp();
  const [showCode, setShowCode] = useState(false);
  const told = parts.flatMap(({ part }) => part ?? []);
  const claim = told.find((part) => part.claim !== null)?.claim ?? null;
  const first = told.some(({ priorities }) => priorities.some(({ droppedOn }) => droppedOn === null));
  const title = docket?.title ?? told[0]?.title ?? '';
  const copy = () =>
    void navigator.clipboard.writeText(code).then(
      () => message.success(texts.copied),
      () => undefined,
    );
  return (
    <header className="case-head">
      <div className="case-title">
        <button
          type="button"
          className="code"
          onClick={copy}
          title={texts.copy}
          aria-label={`${texts.copy} ${code}`}
        >
          {code} <span aria-hidden="true">{texts.copyShort}</span>
        </button>
        <h1>{title}</h1>
        {docket?.causeName && docket.causeName !== title && <span>{docket.causeName}</span>}
        {docket && <span>{texts.workers(docket.workers)}</span>}
        {claim !== null && <span className="sum">{texts.yuan(yuan(claim))}</span>}
        {first && <span className="priority">★ {texts.priority}</span>}
      </div>
      <div className="case-now">
        {docket && <Holder docket={docket} />}
        <Present caseCode={code} />
        <span className="case-buttons">
          <Button type="primary" size="small" onClick={onRefer}>
            {texts.refer} <kbd>z</kbd>
          </Button>
          {!compact && (
            <Button size="small" onClick={onDraft}>
              {texts.draft}
            </Button>
          )}
          <Button size="small" onClick={() => open(`#/print/case/${code}`, '_blank')}>
            {texts.print}
          </Button>
          {compact ? (
            <Button size="small" href={`#/case/${code}`}>
              {texts.open}
            </Button>
          ) : (
            <Button size="small" onClick={() => setShowCode(true)}>
              {texts.workerCode}
            </Button>
          )}
        </span>
      </div>
      {showCode && <WorkerCode code={code} onClose={() => setShowCode(false)} />}
    </header>
  );
}

function Holder({ docket }: { docket: Docket }) {
  const texts = useTexts(caseTexts);
  const { agency: names } = useTexts(shellTexts);
  const wordOf = useWords();
  const { holder, stage, dueOn, overdue, closedOn } = docket;
  const who = holder ? holder.name : `${texts.nobody} ${closedOn ?? ''}`;
  return (
    <span className="holder">
      {texts.holder}：<b title={holder ? names[fieldOf(holder.agency)] : undefined}>{who}</b>
      {stage && (
        <>
          {' · '}
          {wordOf(stage.kind)} {wordOf(stage.kind, stage.state)}
        </>
      )}{' '}
      {dueOn && holder && (
        <DeadlineLight
          light={{
            due: dueOn,
            daysLeft: overdue ? Math.min(-1, daysUntil(dueOn, today())) : daysUntil(dueOn, today()),
          }}
          why={`${texts.nextLimit} ${dueOn}`}
        />
      )}
    </span>
  );
}

/** The progress query of this case as a picture for the worker's phone. */
function WorkerCode({ code, onClose }: { code: string; onClose(): void }) {
  const texts = useTexts(caseTexts);
  const [picture, setPicture] = useState<string | null>(null);
  const address = `${location.origin}/progress?case=${encodeURIComponent(code)}`;
  useEffect(() => {
    void import('qrcode').then(({ toDataURL }) =>
      toDataURL(address, { width: 280, margin: 2 }).then(setPicture),
    );
  }, [address]);
  return (
    <Modal open title={texts.workerCode} footer={null} onCancel={onClose} width={360}>
      {picture && <img src={picture} alt={address} width={280} height={280} className="qr" />}
      <p>{texts.workerCodeSays}</p>
      <p className="quiet code">{code}</p>
    </Modal>
  );
}
