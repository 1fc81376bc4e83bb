import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { signFor } from '../referral/receive.ts';
import { ReturnDialog } from '../referral/return-dialog.tsx';
import { useTexts } from '../shell/language.ts';
import { hasRole, useSession, type Person } from '../shell/session.ts';
import type { Act } from './act.ts';
import { ActDialog, useActLabel } from './act-dialog.tsx';
import './acts.css';
import { useCaseContext } from './case-context.ts';
import { useActs } from './catalogue.ts';
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
  const context = useCaseContext(person.field, recordType === 'Referral' ? caseCode : null);
  const [open, setOpen] = useState<Act | null>(null);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const referral = context?.records.find(({ id }) => id === recordId);
  const possible = (all ?? []).filter(
    (act) =>
      isOf(act, recordType, state) &&
      mayBeDone(act, person) &&
      (recordType !== 'Referral' || (referral !== undefined && fitsReferral(act, referral))),
  );
  const acts = inOrder(possible);
  const moving = acts.filter(({ states }) => states !== null);
  const main = recordType === null ? [] : (moving.length > 0 ? moving : acts).slice(0, shown);
  const others = acts.filter((act) => !main.includes(act));
  if (acts.length === 0) return null;
  const close = () => setOpen(null);
  // 签收 asks nothing, so it is done by the key itself.
  const begin = async (act: Act) => {
    if (!act.name.endsWith('SignForReferral') || !recordId) return setOpen(act);
    const [done] = await signFor(person.field, [recordId]);
    void queries.invalidateQueries();
    if (done?.refusal) message.error(done.refusal);
    else message.success(texts.done(label(act)));
    onDone();
  };
  return (
    <div className="record-acts">
      {main.map((act) => (
        <Button key={act.name} size="small" onClick={() => void begin(act)}>
          {label(act)}
        </Button>
      ))}
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map((act) => ({
              key: act.name,
              label: label(act),
              onClick: () => void begin(act),
            })),
            style: { maxHeight: 360, overflowY: 'auto' },
          }}
        >
          <Button size="small" aria-haspopup="menu">
            {texts.more} ▾
          </Button>
        </Dropdown>
      )}
      {open && open.name.endsWith('ReturnReferral') && recordId ? (
        <ReturnDialog {...{ caseCode, referralId: recordId, onClose: close, onReturned: onDone }} />
      ) : (
        open && <ActDialog {...{ act: open, caseCode, recordId, onClose: close, onDone }} />
      )}
    </div>
  );
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
