import { App, Button } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { List, useNarrow } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import { NewCaseButton } from './new-case-button.tsx';
import { openKeyHelp } from '../shell/key-help.tsx';
import { useLanguage, useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { EmptyWork } from './empty-work.tsx';
import { RowActs } from './row-acts.tsx';
import { worklistTexts } from './texts.ts';
import { useKeys } from './use-keys.ts';
import { useSigning } from './use-signing.ts';
import { useWork } from './use-work.ts';
import { ViewTabs } from './view-tabs.tsx';
import { canReturn, canSignFor, readAllWork, type WorkChoice, type WorkItem } from './work.ts';
import { takenOut, workColumns } from './work-columns.tsx';
import { WorkFailed } from './work-failed.tsx';

// The rows come first; what is beside them and what opens over them is loaded when it is asked for.
const CaseFile = lazy(async () => ({ default: (await import('../case/case-file.tsx')).CaseFile }));
const ReferralDialog = lazy(async () => ({
  default: (await import('../referral/referral-dialog.tsx')).ReferralDialog,
}));
const ReturnDialog = lazy(async () => ({
  default: (await import('../referral/return-dialog.tsx')).ReturnDialog,
}));
const AssignDialog = lazy(async () => ({ default: (await import('./assign-dialog.tsx')).AssignDialog }));

type Dialog = { kind: 'refer' | 'return'; item: WorkItem } | { kind: 'assign'; subjects: string[] };

/** The work of a clerk: what is late on top; the selected case beside it, so that most work never leaves this page. */
export function OwnWorklist() {
  const texts = useTexts(worklistTexts);
  const language = useLanguage();
  const { person } = useSession();
  const { message } = App.useApp();
  const narrow = useNarrow();
  const [, go] = useLocation();
  const [choice, setChoice] = useState<WorkChoice>({ view: 'MINE', act: null, due: null });
  const [current, setCurrent] = useState<string | null>(null);
  const [selected, setSelected] = useState<readonly string[]>([]);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const work = useWork(choice);
  const { busy, sign } = useSigning(texts, work.refresh);
  const { items } = work;
  const at = items.findIndex(({ id }) => id === current);
  const item = items[at] ?? null;

  useEffect(() => {
    const [first] = items;
    if (narrow || item !== null || !first) return;
    // The rows are painted before the case beside them is asked for.
    const timer = setTimeout(() => setCurrent(first.id));
    return () => clearTimeout(timer);
  }, [narrow, item, items]);

  const change = (next: WorkChoice) => {
    setChoice(next);
    setSelected([]);
    setCurrent(null);
  };
  const step = (by: number) => {
    const next = items[Math.min(Math.max(at + by, 0), items.length - 1)];
    if (!next) return;
    setCurrent(next.id);
    document.querySelector(`[data-row="${next.id}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  /** After one is signed for, the next opens by itself. */
  const signAndGoOn = async (one: WorkItem) => {
    const place = items.findIndex(({ id }) => id === one.id);
    const next = items[place + 1] ?? items[place - 1];
    const done = await sign([one]);
    if (done.length > 0 && next) setCurrent(next.id);
  };
  const chosen = items.filter(({ id }) => selected.includes(id));
  const toSign = chosen.filter(canSignFor);
  const open = (one: WorkItem) => one.caseCode && go(`/case/${one.caseCode}`);
  const refer = (one: WorkItem) => one.caseCode && setDialog({ kind: 'refer', item: one });
  const giveBack = (one: WorkItem) =>
    canReturn(one) ? setDialog({ kind: 'return', item: one }) : void message.info(texts.notReturnable);
  const signOne = (one: WorkItem) =>
    canSignFor(one) ? void signAndGoOn(one) : void message.info(texts.alreadySigned);
  const toggle = (id: string) =>
    setSelected(selected.includes(id) ? selected.filter((one) => one !== id) : [...selected, id]);
  const onItem = (act: (one: WorkItem) => void) => () => item && act(item);
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    s: onItem(signOne),
    z: onItem(refer),
    b: onItem(giveBack),
    x: onItem(({ id }) => toggle(id)),
    Enter: onItem(open),
  });

  const list = { view: choice.view, ownName: person.organisationName, narrow };
  const columns = workColumns(texts, language, list);
  const acts = { texts, onSignFor: signOne, onReturn: giveBack, onRefer: refer, onOpen: open };
  const closeAnd = (then?: () => void) => () => {
    setDialog(null);
    then?.();
  };
  const done = closeAnd(() => {
    setSelected([]);
    void work.refresh();
  });
  return (
    <div className="worklist">
      <h1 className="heard">{texts.title}</h1>
      <div className="worklist-bar">
        <ViewTabs choice={choice} counts={work.counts} texts={texts} onChange={change} />
        <span className="worklist-tools">
          <NewCaseButton />
          <TakeOut
            title={`${texts.title}-${texts.views[choice.view]}`}
            columns={takenOut(texts, language, list)}
            rows={() => readAllWork(person.field, choice)}
          />
        </span>
      </div>
      {chosen.length > 0 && (
        <div className="worklist-batch" role="status">
          <b>{texts.selected(chosen.length)}</b>
          {toSign.length > 0 && (
            <Button
              size="small"
              type="primary"
              loading={busy.length > 0}
              onClick={() => void sign(toSign).then(() => setSelected([]))}
            >
              {texts.signForAll(toSign.length)}
            </Button>
          )}
          <Button
            size="small"
            onClick={() => setDialog({ kind: 'assign', subjects: chosen.map(({ subject }) => subject) })}
          >
            {texts.assign}
          </Button>
          <Button size="small" type="text" onClick={() => setSelected([])}>
            {texts.clear}
          </Button>
        </div>
      )}
      <div className="worklist-body">
        <div className="worklist-rows">
          {work.error && items.length === 0 ? (
            <WorkFailed error={work.error} texts={texts} onAgain={() => void work.refresh()} />
          ) : (
            <List
              label={texts.title}
              columns={[
                ...columns,
                {
                  ...{ key: 'acts', title: texts.columns.acts, width: 150, screenOnly: true, card: 'none' },
                  text: () => '',
                  render: (row) => <RowActs {...acts} item={row} busy={busy.includes(row.id)} />,
                },
              ]}
              rows={items}
              rowKey={({ id }) => id}
              loading={work.loading}
              current={current}
              onOpen={(row) => (narrow ? open(row) : setCurrent(row.id))}
              {...(choice.view !== 'DONE' && { selected, onSelect: setSelected })}
              actions={(row) => <RowActs {...acts} careful item={row} busy={busy.includes(row.id)} />}
              empty={<EmptyWork choice={choice} counts={work.counts} texts={texts} onChange={change} />}
            />
          )}
          <p className="worklist-foot">
            {work.hasMore && <Button onClick={work.more}>{texts.more}</Button>}
            <span>{choice.view === 'DONE' ? texts.orderDone : texts.order}</span>
            {!narrow && (
              <button type="button" className="plain" onClick={openKeyHelp}>
                {texts.keys}
              </button>
            )}
          </p>
        </div>
        {!narrow && (
          <aside className="worklist-case" aria-label={texts.caseBeside}>
            {!item && <p className="reading">{texts.chooseOne}</p>}
            {item && !item.caseCode && <p className="reading">{texts.noCase}</p>}
            <Suspense fallback={null}>
              {item?.caseCode && <CaseFile key={item.caseCode} code={item.caseCode} compact />}
            </Suspense>
          </aside>
        )}
      </div>
      <Suspense fallback={null}>
        {dialog?.kind === 'refer' && (
          <ReferralDialog caseCode={dialog.item.caseCode!} onClose={closeAnd()} onSent={done} />
        )}
        {dialog?.kind === 'return' && (
          <ReturnDialog
            referralId={dialog.item.referralId!}
            caseCode={dialog.item.caseCode!}
            onClose={closeAnd()}
            onReturned={done}
          />
        )}
        {dialog?.kind === 'assign' && (
          <AssignDialog subjects={dialog.subjects} texts={texts} onClose={closeAnd()} onAssigned={done} />
        )}
      </Suspense>
    </div>
  );
}
