import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#kernel/actor.js';
import type { AgencyManifest } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import * as county from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../../tests/kit/agency-room.js';
import { askAgency } from '../../../tests/kit/case-as-seen.js';
import { union } from '../agency.js';
import { sendLead } from '../lead/send-lead.js';
import { draftLetter, signLetter } from './draft-letter.js';
import { recordLetterReply } from './record-letter-reply.js';
import { serveLetter, serveSignedLetter } from './serve-letter.js';
import type { LetterKind } from './supervision-letter.entity.js';

/** A procuratorate that takes in copies and leads and has no records of its own. */
const procuratorate: AgencyManifest = {
  ...{ name: 'procuratorate', field: 'procuratorate', title: '检察', letter: 'P' },
  ...{ entities: [], migrations: [], resolvers: [], orphanedTypes: [], machines: {}, referrals: {} },
  handlers: {
    SupervisionLetterServed: async () => undefined,
    SupervisionLetterProgressed: async () => undefined,
  },
};

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(procuratorate, county.procuratorate, union);
  room.setTime('2025-06-03T10:00:00+08:00');
});
afterAll(() => room?.stop());

const firm = wageParties[1]!;
const at = (role: Role) =>
  new RequestContext(room.union, {
    ...{ kind: 'STAFF', id: `staff-${role}`, name: '样例', agency: 'union' },
    ...{ organisation: county.union.code, roles: [role] },
  });
const officer = () => at('UNION_OFFICER');

let serial = 0;
const content = (caseCode: string, kind: LetterKind) => ({
  ...{ caseCode, kind, employerName: firm.name, employerCode: firm.creditCode!, copyTo: [] },
  ...{ facts: '拖欠三个月工资', request: '支付工资并书面答复', inspectors: ['样例监督员甲', '样例监督员乙'] },
});
const signature = () => ({ number: `虚工监意〔2025〕${++serial}号`, signedBy: '样例主席' });
const served = async (kind: LetterKind = 'OPINION') => {
  const { caseCode } = await room.openCase();
  const { id } = await serveLetter(officer(), { ...content(caseCode, kind), ...signature() });
  return { caseCode, id };
};

interface Seen {
  id: string;
  kind: string;
  state: string;
  nextSteps: string[];
  openAnswers: string[];
  followedBy: { id: string } | null;
  chain: { id: string }[];
}
interface Page {
  nodes: Seen[];
  total: number;
  counts: { kind: string; state: string; total: number }[];
}

const fields = 'nodes { id kind state nextSteps openAnswers followedBy { id } chain { id } } total counts { kind state total }';
async function list(ctx: RequestContext, args = ''): Promise<Page> {
  const data = await askAgency(ctx, `{ unionSupervisionLetters(first: 100${args}) { ${fields} } }`);
  return data.unionSupervisionLetters as Page;
}
const seen = async (caseCode: string, id: string, role: Role = 'UNION_OFFICER'): Promise<Seen> =>
  (await list(at(role), `, caseCode: "${caseCode}"`)).nodes.find((letter) => letter.id === id)!;

describe('the next steps with a letter', () => {
  test('lead from draft to service, and then wait for an answer', async () => {
    const { caseCode } = await room.openCase();
    const { id } = await draftLetter(officer(), content(caseCode, 'OPINION'));
    const steps = async () => (await seen(caseCode, id)).nextSteps;
    expect(await steps()).toEqual(['REVISE', 'SIGN']);
    await signLetter(officer(), { letterId: id, ...signature() });
    expect(await steps()).toEqual(['SERVE']);
    await serveSignedLetter(officer(), { letterId: id });
    expect(await seen(caseCode, id)).toMatchObject({
      ...{ state: 'SERVED', nextSteps: ['RECORD_REPLY', 'CLOSE'] },
      openAnswers: ['REPLIED', 'REFUSED', 'RECTIFIED', 'OBJECTED', 'CLOSED'],
    });
  });

  test('are none for who may only read', async () => {
    const { caseCode, id } = await served();
    for (const role of ['MEDIATOR', 'LEADER'] as const)
      expect(await seen(caseCode, id, role)).toMatchObject({ state: 'SERVED', nextSteps: [] });
    await expect(list(at('ADMINISTRATOR'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('grow graver once the last day has passed, and each is offered once', async () => {
    const { caseCode, id } = await served();
    room.setTime('2025-09-01T10:00:00+08:00');
    const overdue = ['URGE', 'RECORD_REPLY', 'SEND_RECOMMENDATION', 'SEND_LEAD', 'CLOSE'];
    expect(await seen(caseCode, id)).toMatchObject({ state: 'OVERDUE', nextSteps: overdue });
    const lead = { subject: '线索', group: '农民工', employerUncooperative: true, workers: 12, facts: '不配合' };
    await sendLead(officer(), { caseCode, to: county.procuratorate.code, ...lead });
    expect((await seen(caseCode, id)).nextSteps).not.toContain('SEND_LEAD');
    const followed = { ...content(caseCode, 'RECOMMENDATION'), followsLetterId: id };
    const next = await draftLetter(officer(), { ...followed, addressee: county.procuratorate.code });
    expect(await seen(caseCode, id)).toMatchObject({
      ...{ nextSteps: ['URGE', 'RECORD_REPLY', 'CLOSE'], followedBy: { id: next.id } },
      chain: [{ id }, { id: next.id }],
    });
    room.setTime('2025-06-03T10:00:00+08:00');
  });

  test('lead from a reminder that came to nothing to an opinion, and rest with what was put right', async () => {
    const { caseCode, id } = await served('REMINDER');
    await recordLetterReply(officer(), { letterId: id, answer: 'OBJECTED', text: '不认可' });
    expect((await seen(caseCode, id)).nextSteps).toEqual(['RECORD_REPLY', 'SEND_OPINION', 'CLOSE']);
    await recordLetterReply(officer(), { letterId: id, answer: 'RECTIFIED', text: '已补发' });
    expect((await seen(caseCode, id)).nextSteps).toEqual(['CLOSE']);
    await recordLetterReply(officer(), { letterId: id, answer: 'CLOSED', text: '办结' });
    expect(await seen(caseCode, id)).toMatchObject({ nextSteps: [], openAnswers: [] });
  });
});

describe('the list of letters', () => {
  test('is filtered by kind, state, case and employer, and counts whatever kind and state is asked for', async () => {
    const all = await list(officer());
    const sum = all.counts.reduce((total, count) => total + count.total, 0);
    expect(sum).toBe(all.total);
    const reminders = await list(officer(), ', kind: REMINDER');
    expect(reminders.nodes.map(({ kind }) => kind)).toEqual(['REMINDER']);
    expect(reminders.counts).toHaveLength(all.counts.length);
    expect((await list(officer(), ', states: [CLOSED]')).total).toBe(1);
    expect((await list(officer(), `, employer: "${firm.name.slice(1, 4)}"`)).total).toBe(all.total);
    expect((await list(officer(), ', employer: "没有这个单位"')).counts).toEqual([]);
    const closed = all.nodes.findIndex(({ state }) => state === 'CLOSED');
    expect(closed).toBe(all.nodes.length - 1);
  });
});
