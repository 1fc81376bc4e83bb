import { humanResources, union } from '../../../infra/county/organisations.js';
import type { Answer } from './clerk.js';
import { type Desk, doors, type Sent } from './desk.js';
import { referralOf } from './look-up.js';

const acceptQuery = (field: string) =>
  `mutation($input: AcceptMediationInput!) { ${field}AcceptMediation(input: $input) { id } }`;
const reportQuery = (field: string) =>
  `mutation($input: ReportResultInput!) { ${field}ReportResult(input: $input) { id } }`;
const returnQuery = (field: string) =>
  `mutation($input: ReferralReturnInput!) { ${field}ReturnReferral(input: $input) { id } }`;
const signForQuery = (field: string) => `mutation($id: ID!) { ${field}SignForReferral(id: $id) { id } }`;
const closeQuery = (field: string) => `mutation($id: ID!) { ${field}CloseReferral(id: $id) { id } }`;
const recallQuery = (field: string) =>
  `mutation($id: ID!) { ${field}RecallReferral(id: $id, reason: "撤回重发") { id } }`;
const redesignateQuery =
  'mutation($input: CourtRedesignationInput!) { courtRedesignateReferral(input: $input) { id } }';

/** What becomes of a referral: called back, signed for, taken up, sent back, passed on, reported on, closed. */
export async function follow(desk: Desk, sent: Sent, sender: string): Promise<void> {
  const { random } = desk;
  const { field } = doors[sent.receiver];
  const id = sent.referralId;
  if (random.chance(0.1)) {
    const { outcome } = await desk.act('RECALL', sender, sent, recallQuery(doors[sent.sender].field), { id });
    if (outcome === 'OK') return;
  }
  const way = random.next();
  if (way < 0.2)
    return void (await desk.whenThere('SIGN_FOR', doors[sent.receiver].person, sent, signForQuery(field), {
      id,
    }));
  if (way < 0.45) return sendBack(desk, sent, sender);
  const mediates = sent.receiver === 'union' || sent.receiver === 'human-resources';
  if (way > 0.9) return;
  if (!mediates)
    return void (await desk.whenThere('SIGN_FOR', doors[sent.receiver].person, sent, signForQuery(field), {
      id,
    }));
  await mediate(desk, sent, sender);
}

async function mediate(desk: Desk, sent: Sent, sender: string): Promise<void> {
  const { field } = doors[sent.receiver];
  const mediator = desk.roster[sent.receiver as 'union' | 'human-resources'];
  const accept = { input: { referralId: sent.referralId, mediatorIds: [mediator] } };
  const accepted = await desk.whenThere(
    'ACCEPT',
    doors[sent.receiver].person,
    sent,
    acceptQuery(field),
    accept,
  );
  const mediation = accepted?.data?.[`${field}AcceptMediation`] as { id: string } | undefined;
  if (!mediation || desk.random.chance(0.5)) return;
  const report = { input: { mediationId: mediation.id, outcome: 'TOO_FAR_APART', text: '未能达成协议。' } };
  const reported = await desk.whenThere(
    'REPORT',
    doors[sent.receiver].person,
    sent,
    reportQuery(field),
    report,
  );
  if (reported?.outcome !== 'OK' || desk.random.chance(0.5)) return;
  await desk.whenThere('CLOSE', sender, sent, closeQuery(doors[sent.sender].field), { id: sent.referralId });
}

async function sendBack(desk: Desk, sent: Sent, sender: string): Promise<void> {
  const { field } = doors[sent.receiver];
  const input = { id: sent.referralId, reason: 'OUT_OF_SCOPE', text: '不属本单位受理范围。' };
  const returned = await desk.whenThere('RETURN', doors[sent.receiver].person, sent, returnQuery(field), {
    input,
  });
  if (returned?.outcome !== 'OK') return;
  if (sent.sender === 'court' && desk.random.chance(0.6)) return passOn(desk, sent, sender);
  await desk.whenThere('CLOSE', sender, sent, closeQuery(doors[sent.sender].field), { id: sent.referralId });
}

/** The court sends what came back to the other mediation organisation (重新指派). */
async function passOn(desk: Desk, sent: Sent, sender: string): Promise<void> {
  const receiver = sent.receiver === 'union' ? 'human-resources' : 'union';
  const to = receiver === 'union' ? union.code : humanResources.code;
  const child: Sent = { ...sent, referralId: '', receiver, to };
  const input = { referralId: sent.referralId, to };
  const { caseCode, from } = sent;
  const note = ({ outcome, why }: Answer, referralId: string | null): void =>
    desk.history.note({ act: 'ISSUE', outcome, referralId, caseCode, from, to, ...(why && { why }) });
  // The one that got no answer may have made the referral: tried again, it is refused as done.
  const unanswered = (answer: Answer): void => note(answer, null);
  const query = redesignateQuery;
  const answer = await desk.whenThere('REDESIGNATE', sender, sent, query, { input }, unanswered);
  if (!answer) return;
  const made = answer.data?.courtRedesignateReferral?.id as string | undefined;
  const id = made ?? (answer.outcome === 'OK' ? await referralOf(desk, sender, child) : null);
  note(answer, id);
  if (!id) return;
  const mediator = desk.roster[receiver];
  const accept = { input: { referralId: id, mediatorIds: [mediator] } };
  await desk.whenThere(
    'ACCEPT',
    doors[receiver].person,
    { ...child, referralId: id },
    acceptQuery(doors[receiver].field),
    accept,
  );
}
