import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useState, type SyntheticEvent } from 'react';
import { signFor } from '../referral/receive.ts';
import { ReturnDialog } from '../referral/return-dialog.tsx';
import { useTexts } from '../shell/language.ts';
import { hasRole, useSession, type Person } from '../shell/session.ts';
import type { Act } from './act.ts';
import { ActDialog, useActLabel } from './act-dialog.tsx';
import './acts.css';
import { useCaseContext, type CaseContext } from './case-context.ts';
import { useActs } from './catalogue.ts';
import { inEffect } from './presets.ts';
import { fitsReferral, inOrder } from './referral-acts.ts';
import { actTexts } from './texts.ts';

export interface RecordActsProps {
  caseCode: string;
  /** GraphQL type of the record: `UnionMediationCase`; null for the case as a whole. */
  recordType: string | null;
  recordId: string | null;
  state: string | null;
  onDone(): void;
}

/** How many stand as buttons; the rest is behind 「更多办理」. */
const shown = 4;

/** What can be done with a record of the own agency, as buttons; each opens a form made from the schema. */
export function RecordActs({ caseCode, recordType, recordId, state, onDone }: RecordActsProps) {
  const { person } = useSession();
  const texts = useTexts(actTexts);
  const label = useActLabel();
  const all = useActs(person.field)?.acts;
  const context = useCaseContext(person.field, caseCode);
  const [open, setOpen] = useState<Possible | null>(null);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const record = recordType === null ? null : { type: recordType, id: recordId, state };
  const subjects = record ? [record, ...agreementsOf(context, recordId)] : [null, ...openReferrals(context)];
  const possible = subjects.flatMap((each) =>
    possibleFor(all ?? [], each, context).filter(({ act }) => mayBeDone(act, person)),
  );
  const acts = inOrder(possible, context !== undefined && inEffect(context));
  const moving = acts.filter(
    ({ act }) => act.states !== null || /Apply(Confirmation|ArbitralReview)$/.test(act.name),
  );
  const main = (moving.length > 0 || recordType === null ? moving : acts).slice(0, shown);
  const others = acts.filter((each) => !main.includes(each));
  if (acts.length === 0) return null;
  const close = () => setOpen(null);
  // 签收 asks nothing, so it is done by the key itself.
  const begin = async (each: Possible) => {
    if (!each.act.name.endsWith('SignForReferral') || !each.recordId) return setOpen(each);
    const [done] = await signFor(person.field, [each.recordId]);
    void queries.invalidateQueries();
    if (done?.refusal) message.error(done.refusal);
    else message.success(texts.done(label(each.act)));
    onDone();
  };
  return (
    <div className="record-acts">
      {main.map((each) => (
        <Button key={keyOf(each)} size="small" data-act={each.act.name} onClick={() => void begin(each)}>
          {label(each.act)}
        </Button>
      ))}
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map((each) => ({
              key: keyOf(each),
              label: label(each.act),
              onClick: ({ domEvent }: { domEvent: SyntheticEvent }) => {
                // The same Enter would press the button that has the focus once the form is there.
                domEvent.preventDefault();
                void begin(each);
              },
            })),
            style: { maxHeight: 360, overflowY: 'auto' },
          }}
        >
          <Button size="small" aria-haspopup="menu">
            {texts.more} ▾
          </Button>
        </Dropdown>
      )}
      {open && open.act.name.endsWith('ReturnReferral') && open.recordId ? (
        <ReturnDialog {...{ caseCode, referralId: open.recordId, onClose: close, onReturned: onDone }} />
      ) : (
        open && <ActDialog {...{ ...open, caseCode, onClose: close, onDone }} />
      )}
    </div>
  );
}

interface Subject {
  type: string;
  id: string | null;
  state: string | null;
}
interface Possible {
  act: Act;
  recordId: string | null;
}

function keyOf({ act, recordId }: Possible): string {
  return `${act.name} ${recordId ?? ''}`;
}

function possibleFor(
  acts: readonly Act[],
  record: Subject | null,
  context: CaseContext | undefined,
): Possible[] {
  const referral = context?.records.find(({ id }) => id === record?.id);
  return acts
    .filter((act) => isOf(act, record?.type ?? null, record?.state ?? null))
    .filter((act) => record?.type !== 'Referral' || (referral !== undefined && fitsReferral(act, referral)))
    .map((act) => ({ act, recordId: record?.id ?? null }));
}

const ended = ['CLOSED', 'RECALLED', 'CANCELLED', 'RE_DESIGNATED'];

/** With the case as a whole stand its referrals that are not over. */
function openReferrals(context: CaseContext | undefined): Subject[] {
  return (context?.records ?? [])
    .filter(({ __typename: type, state }) => type === 'Referral' && !ended.includes(String(state)))
    .map(({ __typename: type, id, state }) => ({ type, id, state: state as string }));
}

/** An agreement is worked with its mediation: the one that stands, none that has given way. */
function agreementsOf(context: CaseContext | undefined, recordId: string | null): Subject[] {
  return (context?.records ?? [])
    .filter(({ within, __typename: type }) => within === recordId && type.endsWith('MediationAgreement'))
    .filter(({ state }) => state !== 'SUPERSEDED' && state !== 'DECLARED_INVALID')
    .map(({ __typename: type, id, state }) => ({ type, id, state: state as string }));
}

/** Acts whose record is of the type and, where the state decides, in a state that allows them. */
export function isOf({ record, states }: Act, type: string | null, state: string | null): boolean {
  if (record?.type !== (type ?? 'Case')) return false;
  return states === null || state === null || states.includes(state);
}

/** What the roles leave out for certain; the rest is the hub's to refuse. */
function mayBeDone({ name, english }: Act, person: Person): boolean {
  if (/administrator/i.test(english) || /DelayUsage|ResendMessage|Acknowledge/.test(name))
    return hasRole(person, 'ADMINISTRATOR');
  return person.roles.some((role) => role !== 'LEADER' && role !== 'ADMINISTRATOR');
}
