import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askAgency, type Json } from '../../tests/kit/case-as-seen.js';
import { appliedConfirmation } from './testing/applied-confirmation.js';
import { type CourtRoom, courtRoom } from './testing/court-room.js';

let room: CourtRoom;
beforeAll(async () => {
  room = await courtRoom();
});
afterAll(() => room?.stop());

const clerk = () => room.clerkOfCourt();
const judge = () => room.judge();
const on = (day: string) => room.setTime(`${day}T09:00:00+08:00`);
const coded = (code: string) => expect.objectContaining({ code });

/** One mutation as the desk sends it, its arguments written as in GraphQL. */
async function door(name: string, given: string, fields = 'state', ctx = clerk()): Promise<Json> {
  return (await askAgency(ctx, `mutation { court${name}(${given}) { ${fields} } }`))[`court${name}`];
}

/** Applied for on Friday 27 September 2024. */
const applied = async (serial: number) =>
  `id: "${(await appliedConfirmation(room, `（2024）鲁0499民诉前调${serial}号`)).id}"`;
const numberOf = (serial: number) => `number: "（2024）鲁0499诉前调确${serial}号"`;
const lacks = 'missing: "调解组织主持调解的证明", completeBy: "2024-10-11"';

test('an application goes through every door to a ruling, and past an objection to its end', async () => {
  const of = await applied(9501);
  expect(
    await door('RequireConfirmationSupplement', `${of}, ${lacks}`, 'state defect { missing completeBy }'),
  ).toEqual({
    state: 'DEFECTIVE',
    defect: { missing: '调解组织主持调解的证明', completeBy: '2024-10-11' },
  });
  await expect(door('AcceptConfirmation', `${of}, ${numberOf(9501)}`)).rejects.toMatchObject({
    ...{ code: 'WRONG_STATE', message: '当前状态（补正）下不能进行该操作（受理）。' },
    hint: expect.stringContaining('补'),
  });
  on('2024-09-29');
  expect(await door('SupplementConfirmation', of)).toEqual({ state: 'APPLIED' });
  expect(await door('AcceptConfirmation', `${of}, ${numberOf(9501)}`)).toEqual({ state: 'ACCEPTED' });
  expect(await door('ReviewConfirmation', of, 'state', judge())).toEqual({ state: 'REVIEWING' });
  const asked = `${of}, kind: APPEARANCE, text: "当面陈述协议的经过", answerBy: "2024-10-09"`;
  await door('AskConfirmationParties', asked, 'id', judge());
  on('2024-10-09');
  await door('RecordConfirmationAnswer', of, 'id', judge());
  await door('ExtendConfirmation', of, 'id', judge());
  const ruling = `input: { ${of}, decision: VALID }`;
  await expect(door('RuleConfirmation', ruling)).rejects.toEqual(coded('FORBIDDEN'));
  const { state, caseCode } = await door('RuleConfirmation', ruling, 'state caseCode', judge());
  expect(state).toBe('CONFIRMED');
  await expect(door('RuleConfirmation', ruling, 'state', judge())).rejects.toMatchObject({
    ...{ code: 'WRONG_STATE', message: '当前状态（裁定有效）下不能进行该操作（确认）。' },
  });

  const { APPLICANT } = await room.parties(caseCode as string);
  await door('ServeConfirmation', `${of}, partyId: "${APPLICANT.id}", receivedOn: "2024-10-09"`, 'id');
  on('2024-10-20');
  const against = `confirmationId: "${of.slice(5, -1)}", partyId: "${APPLICANT.id}", reasons: "不是本人签名"`;
  const { id: objection } = await door('ObjectToConfirmation', `input: { ${against} }`, 'id');
  const upheld = `id: "${objection}", upheld: true, text: "撤销原裁定", remedy: REVOKED`;
  expect(await door('DecideConfirmationObjection', upheld, 'upheld remedy', judge())).toEqual({
    ...{ upheld: true, remedy: 'REVOKED' },
  });
});

test('or is refused, taken back, treated as withdrawn, or rejected', async () => {
  const [refused, takenBack, silent, rejected] = [
    ...[await applied(9502), await applied(9503), await applied(9504), await applied(9505)],
  ];
  const ground = 'ground: WRONG_COURT, text: "不属于本院管辖"';
  expect(await door('RefuseConfirmation', `${refused}, ${ground}`)).toEqual({ state: 'NOT_ACCEPTED' });
  await expect(door('RefuseConfirmation', `${refused}, ${ground}`)).rejects.toEqual(coded('WRONG_STATE'));
  expect(await door('WithdrawConfirmation', takenBack!)).toEqual({ state: 'WITHDRAWN' });
  await door('RequireConfirmationSupplement', `${silent}, ${lacks}`);
  await door('AcceptConfirmation', `${rejected}, ${numberOf(9505)}`);
  await door('ReviewConfirmation', rejected!, 'state', judge());
  on('2024-10-12');
  const reason = `${silent}, reason: "双方经通知未补交材料"`;
  await expect(door('DeemConfirmationWithdrawn', reason)).rejects.toEqual(coded('FORBIDDEN'));
  expect(await door('DeemConfirmationWithdrawn', reason, 'state', judge())).toEqual({
    state: 'DEEMED_WITHDRAWN',
  });
  const ruling = (ground: string) => `input: { ${rejected}, decision: REJECTED${ground} }`;
  await expect(door('RuleConfirmation', ruling(''), 'state', judge())).rejects.toEqual(coded('BAD_INPUT'));
  expect(await door('RuleConfirmation', ruling(', ground: UNCLEAR'), 'state', judge())).toEqual({
    state: 'REJECTED',
  });
});
