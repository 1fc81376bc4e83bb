import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RequestContext } from '#kernel/context.js';
import { openCase } from '#kernel/case-file/open-case.js';
import { needConsentOfBoth, recordConsent } from '#kernel/consent/record-consent.js';
import { post } from '#kernel/exchange/post.js';
import { acceptReferral, returnReferral, signForReferral } from '#kernel/referral/answer.js';
import { closeReferral, lapseReferral, recallReferral, redesignateReferral } from '#kernel/referral/close.js';
import { beginHandling, reportResult } from '#kernel/referral/handle.js';
import { issueReferral } from '#kernel/referral/issue.js';
import { loadReferral } from '#kernel/referral/load-referral.js';
import { type ReferralDirection, ReferralEntity } from '#kernel/referral/referral.entity.js';
import { Refusal } from '#kernel/refusal.js';
import { court, union } from '../../../infra/county/organisations.js';
import { wageParties } from '../../kit/agency-room.js';
import { type ToyCounty, toyCounty } from '../../kit/toy-county.js';
import { thorough } from '../config.js';
import {
  arrives,
  begun,
  type ReceiverAct,
  receiverActs,
  receiverDoes,
  type ReferralModel,
  type SenderAct,
  senderActs,
  senderDoes,
} from './referral-model.js';

const runs = thorough ? 500 : 25;
const recordId = '5b0f7a52-0c1d-4a55-9d59-111111111111';

let county: ToyCounty;
beforeAll(async () => {
  county = await toyCounty();
  county.setTime('2024-09-05T09:00:00+08:00');
});
afterAll(() => county.stop());

type Tx = Parameters<typeof signForReferral>[0];
type Work = (tx: Tx, ctx: RequestContext, referral: ReferralEntity) => Promise<void>;

const works: Record<ReceiverAct | SenderAct, Work> = {
  signFor: signForReferral,
  accept: (tx, ctx, referral) => acceptReferral(tx, ctx, referral, { recordId, due: '2024-10-08' }),
  return: (tx, ctx, referral) =>
    returnReferral(tx, ctx, referral, { reason: 'CONFLICT_OF_INTEREST', text: '曾任代理人' }),
  begin: beginHandling,
  report: (tx, ctx, referral) =>
    reportResult(tx, ctx, referral, { outcome: 'TOO_FAR_APART', undisputedFacts: [], mediators: [] }),
  recall: (tx, ctx, referral) => recallReferral(tx, ctx, referral, '当事人撤诉'),
  close: closeReferral,
  redesignate: redesignateReferral,
  lapse: lapseReferral,
};

/** One referral of the court to the union, with the two copies as they really are. */
class Real {
  private constructor(
    readonly id: string,
    readonly caseCode: string,
    private readonly issued: string,
  ) {}

  static async begin(): Promise<Real> {
    const ctx = county.clerk(county.court);
    const { id, caseCode } = await ctx.transaction(async (tx) => {
      const dispute = { cause: 'WAGE_CLAIM', causeVersion: '2020', title: '追索劳动报酬纠纷', claim: 1 };
      const more = { facts: '欠条', door: 'COMPLAINT', parties: wageParties };
      const { file, parties } = await openCase(tx, ctx, court.code, { ...dispute, ...more });
      for (const { id: partyId } of parties) {
        const consent = { scope: 'MEDIATION', channel: 'PAPER', evidence: '同意书' } as const;
        await recordConsent(tx, ctx, court.code, file.caseCode, { partyId, ...consent });
      }
      const consents = await needConsentOfBoth(tx, court.code, file.caseCode, 'MEDIATION');
      return issueReferral(tx, ctx, {
        ...{ arrow: 'A01', from: court.code, to: union.code, caseCode: file.caseCode, recordId, consents },
        ...{ materials: [], content: { mediation: { stage: 'PRE_FILING' } } },
        letter: { type: 'DELEGATION_LETTER', number: null, title: '委派调解函', signedBy: '样例书记员' },
      });
    });
    await county.deliverAll();
    const { issued } = await county.court.dataSource.manager.findOneByOrFail(ReferralEntity, { id });
    return new Real(id, caseCode, JSON.stringify(issued));
  }

  /** A person of one side acts on that side's copy, or tries it on the other's. */
  async act(
    side: 'court' | 'union',
    direction: ReferralDirection,
    act: ReceiverAct | SenderAct,
  ): Promise<void> {
    const ctx = county.clerk(county[side]);
    await ctx.transaction(async (tx) => works[act](tx, ctx, await loadReferral(tx, ctx, this.id, direction)));
  }

  /** Says by a rightly signed message what is not the sender's to say. */
  async say(side: 'court' | 'union', type: 'ReferralMoved' | 'ReferralIssued', body: object): Promise<void> {
    const ctx = county.clerk(county[side]);
    const [from, to] = side === 'court' ? [court.code, union.code] : [union.code, court.code];
    await ctx.transaction(async (tx) =>
      post(tx, ctx, { from, to, type, caseCode: this.caseCode, body: { ...body } }),
    );
  }

  rewritten(): object {
    const issued = JSON.parse(this.issued) as { letter: object };
    return { ...issued, letter: { ...issued.letter, title: '改过的函' } };
  }

  /** All that an act could have changed, at both ends. */
  async everything(): Promise<string> {
    const found: unknown[] = [];
    for (const { dataSource } of [county.court, county.union])
      for (const table of ['referral', 'outbox_message', 'disclosure_grant', 'deadline', 'audit_entry'])
        found.push(
          await dataSource.query(
            `select to_jsonb(t) as row from ${table} t where case_code = $1 order by to_jsonb(t)::text`,
            [this.caseCode],
          ),
        );
    return JSON.stringify(found);
  }

  async matches(model: ReferralModel): Promise<void> {
    const copy = (side: 'court' | 'union') =>
      county[side].dataSource.manager.findOneByOrFail(ReferralEntity, { id: this.id });
    const [sent, received] = [await copy('court'), await copy('union')];
    expect([sent.state, received.state]).toEqual([model.sender, model.receiver]);
    // What the sender wrote stays as it was written, at both ends, whatever anybody does.
    for (const { issued } of [sent, received]) expect(JSON.stringify(issued)).toBe(this.issued);
  }

  /** An act that may not be is refused with a code, and leaves everything as it was. */
  async refuses(work: () => Promise<unknown>): Promise<void> {
    const before = await this.everything();
    const refusal: unknown = await work().then(
      () => 'was not refused',
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Refusal);
    expect(['WRONG_STATE', 'ALREADY_ANSWERED', 'NOT_FOUND']).toContain((refusal as Refusal).code);
    expect((await this.everything()) === before).toBe(true);
  }
}

type Command = fc.AsyncCommand<ReferralModel, Real>;

function command(text: string, run: (model: ReferralModel, real: Real) => Promise<void>): Command {
  return {
    check: () => true,
    toString: () => text,
    run: async (model, real) => {
      await run(model, real);
      await real.matches(model);
    },
  };
}

const receiverTries = (act: ReceiverAct) =>
  command(`receiver: ${act}`, async (model, real) => {
    if (receiverDoes(model, act)) await real.act('union', 'IN', act);
    else await real.refuses(() => real.act('union', 'IN', act));
  });
const senderTries = (act: SenderAct) =>
  command(`sender: ${act}`, async (model, real) => {
    if (senderDoes(model, act)) await real.act('court', 'OUT', act);
    else await real.refuses(() => real.act('court', 'OUT', act));
  });
/** Each side at the other side's copy: there is no such record for it. */
const wrongSideTries = (act: ReceiverAct | SenderAct) =>
  command(`wrong side: ${act}`, async (_model, real) => {
    if ((receiverActs as readonly string[]).includes(act))
      await real.refuses(() => real.act('court', 'IN', act));
    else await real.refuses(() => real.act('union', 'OUT', act));
  });
/** A message that claims the other side's act, or writes the letter anew, is delivered and refused. */
const forges = (side: 'court' | 'union', act: string) =>
  command(`${side} claims: ${act}`, async (_model, real) => {
    if (act === 'rewrite') return real.say(side, 'ReferralIssued', real.rewritten());
    const at = '2024-09-05T01:00:00.000Z';
    return real.say(side, 'ReferralMoved', { referralId: real.id, act, at, text: '撤回' });
  });
const messagesArrive = command('messages arrive', async (model) => {
  arrives(model);
  await county.deliverAll();
  expect(model.sender).toBe(model.receiver);
});
/** Two people with the same page open, of whom one comes too late. */
const bothAtOnce = (one: ReceiverAct, other: ReceiverAct) =>
  command(`at once: ${one}, ${other}`, async (model, real) => {
    const settled = await Promise.allSettled([real.act('union', 'IN', one), real.act('union', 'IN', other)]);
    const order = settled[0].status === 'fulfilled' ? [one, other] : [other, one];
    const expected = order.map((act) => receiverDoes(model, act)).filter(Boolean).length;
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(expected);
    for (const result of settled)
      if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(Refusal);
  });

const answers = ['accept', 'return'] as const;
const commands: fc.Arbitrary<Command>[] = [
  fc.constantFrom(...receiverActs).map(receiverTries),
  fc.constantFrom(...receiverActs).map(receiverTries),
  fc.constantFrom(...senderActs).map(senderTries),
  fc.constantFrom(...receiverActs, ...senderActs).map(wrongSideTries),
  fc.constantFrom('recall', 'close', 'lapse', 'redesignate', 'rewrite').map((act) => forges('union', act)),
  fc.constantFrom('signFor', 'accept', 'begin', 'report', 'rewrite').map((act) => forges('court', act)),
  fc.constant(messagesArrive),
  fc
    .tuple(fc.constantFrom(...answers), fc.constantFrom(...answers))
    .map(([one, other]) => bothAtOnce(one, other)),
];

test(
  'whatever both sides do with one referral, in whatever order: what may be is done, all else is refused by code and changes nothing',
  () =>
    fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 16 }), async (some) => {
        const real = await Real.begin();
        await fc.asyncModelRun(() => ({ model: begun(), real }), [...some, messagesArrive]);
      }),
      { numRuns: runs },
    ),
  1_200_000,
);

test.each<[string, (model: ReferralModel, real: Real) => Promise<void>]>([
  [
    'accepted twice',
    (model, real) => inTurn(model, real, [receiverTries('accept'), receiverTries('accept')]),
  ],
  ['reported before it is accepted', (model, real) => inTurn(model, real, [receiverTries('report')])],
  [
    'recalled after it was signed for',
    (model, real) => inTurn(model, real, [receiverTries('signFor'), messagesArrive, senderTries('recall')]),
  ],
  [
    'closed, and worked on after that',
    (model, real) =>
      inTurn(model, real, [
        ...(['accept', 'begin', 'report'] as const).map(receiverTries),
        ...[messagesArrive, senderTries('close'), messagesArrive],
        ...receiverActs.map(receiverTries),
        ...senderActs.map(senderTries),
      ]),
  ],
  [
    'acted on with a stale view, while the other side’s act is under way',
    (model, real) =>
      inTurn(model, real, [
        senderTries('recall'),
        receiverTries('accept'),
        senderTries('recall'),
        messagesArrive,
      ]),
  ],
  [
    'written anew by its receiver',
    (model, real) =>
      inTurn(model, real, [receiverTries('accept'), forges('union', 'rewrite'), messagesArrive]),
  ],
])('a referral is not %s', async (_what, story) => story(begun(), await Real.begin()));

async function inTurn(model: ReferralModel, real: Real, steps: Command[]): Promise<void> {
  for (const step of steps) await step.run(model, real);
}
