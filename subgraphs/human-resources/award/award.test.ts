import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewParty } from '#kernel/case-file/open-case.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { court, humanResources as home, linkageCentre } from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom, wageParties } from '../../../tests/kit/agency-room.js';
import { askAgency, caseAsSeen } from '../../../tests/kit/case-as-seen.js';
import { humanResources } from '../agency.js';
import { acceptArbitration } from '../arbitration/accept-arbitration.js';
import type { NewClaimItem } from '../arbitration/claim-item.js';
import { archiveArbitration } from '../arbitration/archive-arbitration.js';
import { fileArbitration } from '../arbitration/file-arbitration.js';
import { formTribunal } from '../arbitration/form-tribunal.js';
import { openHearing } from '../arbitration/hear.js';
import { issueStatement } from '../arbitration/issue-statement.js';
import { scheduleHearing } from '../arbitration/schedule-hearing.js';
import { serveCopy } from '../arbitration/serve-copy.js';
import { applyAnnulment, ruleAnnulment } from './annul-award.js';
import { type ArbitralAwardEntity, AwardServiceEntity, type ServiceManner } from './award.entity.js';
import { recordSuit } from './contest-award.js';
import { makeAward } from './make-award.js';
import { shareAward } from './share-award.js';
import { serveAward } from './serve-award.js';
import { takeEffect } from './take-effect.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(humanResources, home);
});
afterAll(() => room.stop());

const at = (day: string) => room.setTime(`${day}T10:00:00+08:00`);
const arbitrator = () => room.at('ARBITRATOR');
const db = () => room.agency.dataSource.manager;
let serial = 700;
const wage = {
  minimumWage: 200_000,
  minimumWagePlace: '虚构区',
  minimumWageSource: '测试用标准，非真实数额',
};
const numbers = () => ({
  finalNumber: `虚构劳人仲案终字〔2025〕第${serial++}号`,
  nonFinalNumber: `虚构劳人仲案非终字〔2025〕第${serial++}号`,
});

/** Heard on 2025-04-21; the award is about to be made. */
async function heard(claimItems: NewClaimItem[], applicants: NewParty[] = wageParties) {
  at('2025-03-18');
  const { id, caseCode } = await fileArbitration(arbitrator(), {
    ...{
      cause: 'WAGE_CLAIM',
      causeVersion: '2020',
      claimKinds: [],
      claimItems,
      parties: applicants,
    },
  });
  const { claimItems: items } = await acceptArbitration(
    arbitrator(),
    id,
    `虚构劳人仲案字〔2025〕第${serial++}号`,
  );
  await serveCopy(arbitrator(), id, '2025-03-18');
  await formTribunal(arbitrator(), { id, arbitrators: ['样例卯'] });
  await scheduleHearing(arbitrator(), { id, on: '2025-04-21', place: '第一仲裁庭' });
  at('2025-04-21');
  await openHearing(arbitrator(), id);
  at('2025-04-28');
  const parties = await db().findBy(PartyEntity, { caseCode });
  const of = (kind: string) => parties.find((party) => party.kind === kind)!;
  return { id, caseCode, items, worker: of('PERSON'), employer: of('EMPLOYER') };
}

async function finalAward(applicants?: NewParty[]) {
  const begun = await heard([{ kind: 'WAGES', amount: 980_000 }], applicants);
  const decisions = [{ claimItemId: begun.items[0]!.id, granted: true, amount: 980_000, text: '予以支持' }];
  const [award] = await makeAward(arbitrator(), {
    arbitrationId: begun.id,
    decisions,
    ...wage,
    ...numbers(),
  });
  return { ...begun, award: award! };
}

const serve = (arbitrationId: string, partyId: string, on: string, manner: ServiceManner = 'SIGNED') =>
  serveAward(arbitrator(), { arbitrationId, partyId, on, manner, evidence: '送达回证' });
const times = async ({ id: awardId }: ArbitralAwardEntity, { id: partyId }: PartyEntity) => {
  const service = await db().findOneByOrFail(AwardServiceEntity, { awardId, partyId });
  return (await room.deadlines(service.id)).map(({ rule, variant, due, metOn }) => [
    rule,
    variant,
    due,
    metOn,
  ]);
};

describe('making an award', () => {
  test('decides every claim once: a dismissed one without a sum, a granted one of money with its own', async () => {
    const { id: arbitrationId, items } = await heard([
      { kind: 'WAGES', amount: 980_000 },
      { kind: 'LABOUR_RELATION' },
    ]);
    const [wages, relation] = items.map(({ id: claimItemId }) => ({ claimItemId, text: '见理由部分' }));
    const award = (...decisions: object[]) =>
      makeAward(arbitrator(), { arbitrationId, decisions: decisions as never, ...wage, ...numbers() });
    const granted = { ...relation, granted: true };
    for (const wrong of [
      [granted],
      [{ ...wages, granted: true, amount: 1 }, granted, granted],
      [{ ...wages, granted: true }, granted],
      [{ ...wages, granted: false, amount: 1 }, granted],
    ])
      await expect(award(...wrong)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const made = await award({ ...wages, granted: false }, granted);
    expect(made.map(({ finality, items: own }) => [finality, own.map(({ kind }) => kind)])).toEqual([
      ['FINAL', ['WAGES']],
      ['NON_FINAL', ['LABOUR_RELATION']],
    ]);
    await expect(award({ ...wages, granted: false }, granted)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('is the own committee’s, needs a hearing, a minimum wage and fresh numbers, and no statement in between', async () => {
    const { id: arbitrationId, items } = await heard([{ kind: 'WAGES', amount: 980_000 }]);
    const decisions = [{ claimItemId: items[0]!.id, granted: true, amount: 980_000, text: '予以支持' }];
    const given = numbers();
    const award = { arbitrationId, decisions, ...wage, ...given };
    for (const other of [room.at('JUDGE', court), room.at('MEDIATOR')])
      await expect(makeAward(other, award)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(makeAward(arbitrator(), { ...award, minimumWage: 0 })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    const spoilt = { ...award, finalNumber: '（2025）鲁0402民初1号' };
    await expect(makeAward(arbitrator(), spoilt)).rejects.toMatchObject({
      code: 'INVALID_ARBITRATION_NUMBER',
    });
    await makeAward(arbitrator(), award);
    const second = await heard([{ kind: 'WAGES', amount: 1 }]);
    const again = [{ claimItemId: second.items[0]!.id, granted: true, amount: 1, text: '予以支持' }];
    const repeated = { ...award, arbitrationId: second.id, decisions: again };
    await expect(makeAward(arbitrator(), repeated)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const { id } = second;
    await issueStatement(arbitrator(), {
      id,
      number: `虚构劳人仲调字〔2025〕第${serial++}号`,
      terms: '分期支付',
    });
    await expect(makeAward(arbitrator(), { ...repeated, ...numbers() })).rejects.toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  test('shows a leader that it was made, not what was decided', async () => {
    const { caseCode, award } = await finalAward();
    const fields = 'awards { number minimumWage items { awarded } services { receiver } }';
    const leader = await caseAsSeen(room.at('LEADER', linkageCentre), caseCode, fields);
    expect(leader.awards).toEqual([{ number: award.number, minimumWage: null, items: [], services: [] }]);
    const reference = `ArbitralAward:${award.id}`;
    const source = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on TimelineEntry { humanResources { ... on ArbitralAward { number } } } } }`;
    const answer = await askAgency(arbitrator(), source, {
      of: [{ __typename: 'TimelineEntry', reference }],
    });
    expect(answer._entities[0].humanResources).toEqual({ number: award.number });
  });
});

describe('an award', () => {
  test('left with a party that refuses it counts as served three working days later', async () => {
    const { id, award, employer } = await finalAward();
    at('2025-04-29');
    await serve(id, employer.id, '2025-04-29', 'LEFT_ON_RECORD');
    const service = await db().findOneByOrFail(AwardServiceEntity, { awardId: award.id });
    expect(service).toMatchObject({ servedOn: '2025-04-29', receivedOn: '2025-05-07', receiver: 'EMPLOYER' });
    expect(await times(award, employer)).toEqual([['ARB-10', 'EMPLOYER', '2025-06-06', null]]);
  });

  test('is not served before it was made, on nobody of the case, nor contested before it is received', async () => {
    const { id, award, worker } = await finalAward();
    await expect(serve(id, worker.id, '2025-04-27')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await expect(serve(id, id, '2025-04-28')).rejects.toMatchObject({ code: 'BAD_INPUT' });
    const suit = { awardId: award.id, partyId: worker.id, on: '2025-04-28' };
    await expect(recordSuit(arbitrator(), suit)).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('that is final is in force from the day it was made, once nobody has contested it', async () => {
    const { id, award, worker, employer } = await finalAward();
    await serve(id, worker.id, '2025-04-28');
    at('2025-06-30');
    await expect(takeEffect(arbitrator(), award.id)).rejects.toMatchObject({
      ...{ code: 'WRONG_STATE', message: expect.stringContaining('送达每一方') },
    });
    await serve(id, employer.id, '2025-04-30');
    expect(await takeEffect(arbitrator(), award.id)).toMatchObject({
      state: 'IN_FORCE',
      inForceOn: '2025-04-28',
    });
    await archiveArbitration(arbitrator(), id);
    const kept = (await room.deadlines(id)).find(({ rule }) => rule === 'ARB-14');
    expect(kept).toMatchObject({ variant: 'AWARD', rawEnd: '2035-06-30', provisional: true });
  });

  test('that the intermediate court annuls leaves both fifteen days to sue', async () => {
    const { id, award, worker, employer } = await finalAward();
    await serve(id, worker.id, '2025-04-28');
    await serve(id, employer.id, '2025-04-28');
    const application = { awardId: award.id, partyId: employer.id, on: '2025-05-28' };
    at('2025-05-29');
    await expect(applyAnnulment(arbitrator(), { ...application, on: '2025-05-29' })).rejects.toMatchObject({
      code: 'OUT_OF_TIME',
    });
    const byWorker = { ...application, partyId: worker.id };
    await expect(applyAnnulment(arbitrator(), byWorker)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    await applyAnnulment(arbitrator(), application);
    await expect(takeEffect(arbitrator(), award.id)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    at('2025-07-01');
    const ruled = await ruleAnnulment(arbitrator(), {
      awardId: award.id,
      annulled: true,
      receivedOn: '2025-07-01',
    });
    expect(ruled).toMatchObject({ state: 'ANNULLED', annulment: { outcome: 'ANNULLED' } });
    for (const party of [worker, employer])
      expect(await times(award, party)).toContainEqual(['ARB-11', null, '2025-07-16', null]);
  });

  test('stands when the annulment is dismissed', async () => {
    const { id, award, worker, employer } = await finalAward();
    await serve(id, worker.id, '2025-04-28');
    await serve(id, employer.id, '2025-04-28');
    at('2025-07-01');
    const ruling = { awardId: award.id, annulled: false, receivedOn: '2025-07-01' };
    await expect(ruleAnnulment(arbitrator(), ruling)).rejects.toMatchObject({ code: 'WRONG_STATE' });
    await applyAnnulment(arbitrator(), { awardId: award.id, partyId: employer.id, on: '2025-05-20' });
    expect(await ruleAnnulment(arbitrator(), ruling)).toMatchObject({ state: 'MADE' });
    expect(await takeEffect(arbitrator(), award.id)).toMatchObject({
      state: 'IN_FORCE',
      inForceOn: '2025-04-28',
    });
  });
});

describe('what of an award is whose', () => {
  const worker = wageParties[0]!;
  const three = ['370499198803120019', '370499199111050026', '370499197906200033'].map(
    (idNumber, index): NewParty => ({ ...worker, name: `测试${index}`, idNumber }),
  );

  test('comes to the fen to what was awarded, and names workers of the case alone', async () => {
    const { award, caseCode, employer } = await finalAward([...three, wageParties[1]!]);
    const workers = await db().findBy(PartyEntity, { caseCode, kind: 'PERSON' });
    const shared = (amounts: number[], ids = workers.map(({ id }) => id)) =>
      shareAward(arbitrator(), {
        awardId: award.id,
        shares: amounts.map((amount, index) => ({ partyId: ids[index]!, amount })),
      });
    await expect(shared([326_667, 326_667, 326_667])).rejects.toMatchObject({
      ...{ code: 'AMOUNTS_DIFFER', message: expect.stringContaining('多0.01元') },
    });
    await expect(shared([490_000, 490_000], [workers[0]!.id, employer.id])).rejects.toMatchObject({
      ...{ code: 'BAD_LIST', message: expect.stringContaining('第2行') },
    });
    await shared([326_667, 326_667, 326_666]);
    const seen = await caseAsSeen(arbitrator(), caseCode, 'awards { shares { partyId amount } }');
    expect(seen.awards[0].shares).toEqual(
      [326_667, 326_667, 326_666].map((amount, index) => ({ partyId: workers[index]!.id, amount })),
    );
    const elsewhere = room.at('ARBITRATOR', linkageCentre);
    await expect(shareAward(elsewhere, { awardId: award.id, shares: [] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
