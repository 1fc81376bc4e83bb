import { permit } from '#kernel/act.js';
import type { MessageHandler } from '#kernel/agency.js';
import { record } from '#kernel/audit/record.js';
import { Refusal } from '#kernel/refusal.js';
import { AlarmEntity } from './alarm.entity.js';
import { type AlarmKind, alarmKinds, ofOrganisation } from './limits.js';

export interface AlarmRaisedBody {
  alarmId: string;
  kind: string;
  readerId?: string | null;
  what: string;
  count: number;
  firstAt: string;
  lastAt: string;
}

/** Another agency tells that somebody of ours looked up too much there: our administrators see it as well. */
export const alarmRaised: MessageHandler<AlarmRaisedBody> = async (tx, ctx, body, envelope) => {
  const { alarmId: id, what, count, readerId = null } = body;
  const kind = body.kind as AlarmKind;
  const sound =
    alarmKinds.includes(kind) && ofOrganisation(kind) === (readerId === null) && envelope.caseid === id;
  if (!sound) throw new Refusal('BAD_INPUT', '查询提醒的种类或编号无效。');
  const { organisation } = ctx.actor;
  const known = await tx.findOne(AlarmEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
  permit(!known || known.organisation === organisation);
  await tx.save(AlarmEntity, {
    ...{ id, organisation, kind, readerId, what, count },
    ...{ readerAgency: ctx.agency.manifest.name, readerOrganisation: envelope.dest },
    ...{ firstAt: new Date(body.firstAt), lastAt: new Date(body.lastAt), seenAt: null, seenBy: null },
  });
  record(tx, ctx, 'lookup.alarm-raised', id, { details: { kind, what } });
};
