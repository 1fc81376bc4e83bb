import { randomUUID } from 'node:crypto';
import { load, loadBy, permit } from '#kernel/act.js';
import { record } from '#kernel/audit/record.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import { deadlines, localRules } from '#kernel/clock/law.js';
import type { RequestContext } from '#kernel/context.js';
import { meetDeadline, startDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import { localDate } from '#kernel/values/local-date.js';
import { RegisteredLimitEntity } from './registered-limit.entity.js';
import { mayRegisterLimit } from './registered-limit.policy.js';
import type { RegisterLimitInput } from './registered-limit.type.js';

/** Registers an event that no record of the agency shows, and starts the limit that the law counts from it (期限登记). */
export function registerLimit(
  ctx: RequestContext,
  input: RegisterLimitInput,
): Promise<RegisteredLimitEntity> {
  return ctx.transaction(async (tx) => {
    const { manifest } = ctx.agency;
    permit(mayRegisterLimit(ctx.actor, manifest.name));
    const { caseCode, rule, variant = null, eventOn } = input;
    const { organisation } = ctx.actor;
    const file = await loadBy(tx, CaseFileEntity, { caseCode, organisation });
    needRegistrable(rule, manifest.name);
    if (eventOn > ctx.today) throw new Refusal('BAD_INPUT', '日期不能晚于今天。');
    const evidence = needWords(input.evidence, '请填写能够证明起算日的材料。');
    const boundParty = needWords(input.boundParty, '请填写由谁在期限内办理。');
    const row: RegisteredLimitEntity = {
      ...{ id: randomUUID(), caseCode, organisation, rule, variant, eventOn, boundParty, evidence },
      ...{ registeredOn: ctx.today, doneOn: null, doneText: null },
    };
    await tx.insert(RegisteredLimitEntity, row);
    const subject = { caseCode, organisation, recordKind: 'RegisteredLimit', recordId: row.id };
    const from = localDate(eventOn);
    await startDeadline(tx, ctx, { ...subject, rule, variant, from, division: file.division });
    record(tx, ctx, 'limit.register', row.id, { caseCode, details: { rule, variant, eventOn } });
    return row;
  });
}

/** What was due within a registered limit has been done (登记完成). */
export function meetLimit(
  ctx: RequestContext,
  { id, doneOn, text }: { id: string; doneOn: string; text: string },
): Promise<RegisteredLimitEntity> {
  return ctx.transaction(async (tx) => {
    const row = await load(tx, RegisteredLimitEntity, id);
    const own = row.organisation === ctx.actor.organisation;
    permit(mayRegisterLimit(ctx.actor, ctx.agency.manifest.name) && own);
    if (row.doneOn !== null) throw new Refusal('WRONG_STATE', `已于${row.doneOn}完成。`);
    if (doneOn > ctx.today || doneOn < row.eventOn)
      throw new Refusal('BAD_INPUT', '日期不能晚于今天，也不能早于起算日。');
    const done = { doneOn, doneText: needWords(text, '请填写完成情况。') };
    await tx.update(RegisteredLimitEntity, id, done);
    await meetDeadline(tx, ctx, id, row.rule, doneOn);
    record(tx, ctx, 'limit.meet', id, { caseCode: row.caseCode, details: { rule: row.rule, doneOn } });
    return { ...row, ...done };
  });
}

/** Refuses with BAD_INPUT a rule whose event the agency's own records show, or that is another agency's to watch. */
function needRegistrable(id: string, agency: string): void {
  const row = [...deadlines(), ...localRules()].find((one) => ('rule' in one ? one.rule : one.id) === id);
  if (row?.registeredBy.includes(agency)) return;
  const own = registrableRules(agency);
  throw new Refusal(
    'BAD_INPUT',
    '这个期限由业务记录自动起算，或者不由本单位登记。',
    `可以登记：${own.join('、')}。`,
  );
}

/** The rules whose events an agency registers by hand. */
export function registrableRules(agency: string): string[] {
  const rows = [...deadlines(), ...localRules()].filter((row) => row.registeredBy.includes(agency));
  return [...new Set(rows.map((row) => ('rule' in row ? row.rule : row.id)))];
}

function needWords(given: string, message: string): string {
  const words = given.trim();
  if (words === '') throw new Refusal('BAD_INPUT', message);
  return words;
}
