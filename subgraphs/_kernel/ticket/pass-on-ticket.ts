import { type EntityManager, In } from 'typeorm';
import { loadBy, permit } from '#kernel/act.js';
import { CaseFileEntity } from '#kernel/case-file/case-file.entity.js';
import type { RequestContext } from '#kernel/context.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { ReferralEntity } from '#kernel/referral/referral.entity.js';
import { maySendReferral } from '#kernel/referral/referral.policy.js';
import { Refusal } from '#kernel/refusal.js';

export const ticketChannels = {
  HOTLINE_12351: 'HOTLINE_12351',
  HOTLINE_12345: 'HOTLINE_12345',
  PETITION: 'PETITION',
} as const;
export type TicketChannel = keyof typeof ticketChannels;

export interface PassedTicket {
  caseCode: string;
  to: string;
  channel: TicketChannel;
  number: string;
  receivedOn: string;
  matter: string;
}

/**
 * Passes a ticket of a hotline, or a petition, on to whose matter it is (12351工单、12345、信访转办, A25). The receiver makes it its own or
 * objects within five working days (信访工作条例 §23); the first door keeps its duty to answer (工资条例 §10).
 */
export function passOnTicket(ctx: RequestContext, input: PassedTicket): Promise<ReferralEntity> {
  return ctx.transaction(async (tx) => {
    permit(maySendReferral(ctx.actor, ctx.agency.manifest.name));
    const { organisation: from } = ctx.actor;
    const { caseCode, to, channel, receivedOn } = input;
    await loadBy(tx, CaseFileEntity, { caseCode, organisation: from });
    const [number, matter] = [input.number.trim(), input.matter.trim()];
    if (number === '' || matter === '') throw new Refusal('BAD_INPUT', '请填写工单号和反映事项。');
    if (receivedOn > ctx.today) throw new Refusal('BAD_INPUT', '收到日期不能晚于今天。');
    await needNotWithOwner(tx, { from, to, caseCode, number });
    const title = channel === 'PETITION' ? '信访转办单' : '工单转办单';
    return issueReferral(tx, ctx, {
      ...{ arrow: 'A25', from, to, caseCode, recordId: null, consents: [], materials: [title] },
      letter: { type: 'TICKET', number, title, signedBy: ctx.actor.name },
      content: { ticket: { channel, number, receivedOn, matter } },
    });
  });
}

const withOwner = In(['SENT', 'RECEIVED', 'ACCEPTED', 'IN_HANDLING', 'EXTENDED', 'SUSPENDED']);

/** The same ticket does not wait twice at one owner. Refuses with WRONG_STATE. */
async function needNotWithOwner(
  tx: EntityManager,
  ticket: { from: string; to: string; caseCode: string; number: string },
): Promise<void> {
  const { from: organisation, to: counterpart, caseCode, number } = ticket;
  const open = { organisation, counterpart, caseCode, direction: 'OUT', arrow: 'A25' } as const;
  const sent = await tx.findBy(ReferralEntity, { ...open, state: withOwner });
  if (sent.some(({ issued }) => issued.ticket?.number === number))
    throw new Refusal('WRONG_STATE', '该工单已经转给这个单位，正在办理。');
}
