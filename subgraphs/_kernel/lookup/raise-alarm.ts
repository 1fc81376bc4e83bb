import { randomUUID } from 'node:crypto';
import { type EntityManager, In, IsNull, MoreThan } from 'typeorm';
import { record } from '#kernel/audit/record.js';
import type { RequestContext } from '#kernel/context.js';
import { post } from '#kernel/exchange/post.js';
import { speaker } from '#kernel/exchange/speaker.js';
import { AlarmEntity } from './alarm.entity.js';
import { type AlarmKind, alarmKinds, isSpree, ofOrganisation } from './limits.js';
import { readerOf } from './reader.js';

interface Raised {
  kind: AlarmKind;
  what: string;
  /** Subjects asked for in the counted time, this look's included. */
  count: number;
  /** Subjects this look asked for. */
  asked: number;
}

/**
 * Raises an alarm, or counts on in the one of this hour: one for each person, one for each organisation. The reader's own agency is told
 * when it is raised and when a warning becomes a spree; administrators who had seen the warning find it unseen again.
 */
export async function raiseAlarm(tx: EntityManager, ctx: RequestContext, raised: Raised): Promise<void> {
  const known = await alarmOfThisHour(tx, ctx, raised.kind);
  if (known && (known.kind === raised.kind || isSpree(known.kind))) {
    await tx.update(AlarmEntity, known.id, {
      count: known.count + raised.asked,
      what: raised.what,
      lastAt: ctx.now,
    });
    return;
  }
  const alarm = known ? escalated(known, ctx, raised) : newAlarm(ctx, raised);
  await tx.save(AlarmEntity, alarm);
  record(tx, ctx, 'lookup.alarm', alarm.id, { details: { kind: alarm.kind, what: alarm.what } });
  tellReaders(tx, ctx, alarm);
  ctx.agency.log.warn({ code: alarm.kind, alarm: alarm.id }, 'look-up alarm');
}

function alarmOfThisHour(
  tx: EntityManager,
  { actor, now, agency }: RequestContext,
  kind: AlarmKind,
): Promise<AlarmEntity | null> {
  return tx.findOneBy(AlarmEntity, {
    kind: In(alarmKinds),
    organisation: speaker(agency),
    readerAgency: actor.agency,
    readerOrganisation: actor.organisation,
    readerId: ofOrganisation(kind) ? IsNull() : readerOf(actor),
    firstAt: MoreThan(new Date(now.getTime() - 3_600_000)),
  });
}

function newAlarm(ctx: RequestContext, { kind, what, count }: Raised): AlarmEntity {
  const { actor, now } = ctx;
  const { agency, organisation } = actor;
  return {
    ...{ id: randomUUID(), organisation: speaker(ctx.agency), kind, what, count },
    readerId: ofOrganisation(kind) ? null : readerOf(actor),
    ...{ readerAgency: agency, readerOrganisation: organisation },
    ...{ firstAt: now, lastAt: now, seenAt: null, seenBy: null },
  };
}

function escalated(known: AlarmEntity, ctx: RequestContext, { kind, what, asked }: Raised): AlarmEntity {
  const count = known.count + asked;
  return { ...known, kind, what, count, lastAt: ctx.now, seenAt: null, seenBy: null };
}

/** Tells the reader's own agency, unless it is this one. An alarm is about no case: its own id stands where a case code would. */
function tellReaders(tx: EntityManager, ctx: RequestContext, alarm: AlarmEntity): void {
  const { id, organisation: from, kind, readerId, readerAgency, readerOrganisation: to, what, count } = alarm;
  if (readerAgency === ctx.agency.manifest.name || !ctx.agency.book.find(to)) return;
  const [firstAt, lastAt] = [alarm.firstAt.toISOString(), alarm.lastAt.toISOString()];
  const body = { alarmId: id, kind, readerId, what, count, firstAt, lastAt };
  post(tx, ctx, { from, to, type: 'LookupAlarmRaised', caseCode: id, body });
}
