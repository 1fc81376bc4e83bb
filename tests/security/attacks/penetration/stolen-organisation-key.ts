import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { justice, linkageCentre, secondCourt, union } from '../../../../infra/county/organisations.js';
import { agencyNames } from '../../../../infra/county/process-table.js';
import { revokeKey } from '../../../../infra/keys/revoke-key.js';
import { rotateKey } from '../../../../infra/keys/rotate-key.js';
import { askSigned, tokenOf } from '../signed-question.js';
import { bring, letter, nextNumber, recordsOf, signedBy, type Thief, thiefOf, type Words } from '../thief.js';
import { partOf, secondsUntil, type Stage } from './stage.js';

const opening = {
  ...{ division: union.division, cause: 'WAGE_CLAIM', causeVersion: '2025', title: '追索劳动报酬纠纷' },
  ...{ door: 'VISIT', partyKeys: [], employerCode: null, workers: 1 },
};

/** What one organisation’s key is good for in a thief’s hands. */
export function organisationKeyStolen(stage: Stage): void {
  describe('one organisation’s key is stolen, the union’s', () => {
    let thief: Thief;
    beforeAll(() => {
      thief = thiefOf(stage.hub, union);
    });
    const say = async (caseCode: string, type: string, body: Words, changes: Words = {}) => {
      const way = { from: union, to: secondCourt, caseCode };
      const words = letter({ ...way, number: await nextNumber(stage.hub, way), type, body }, changes);
      return { words, reply: await bring(stage.hub, 'court', signedBy(thief, words)) };
    };
    const extension = (referralId: string, dueOn: string): Words => {
      const at = new Date().toISOString();
      return { referralId, at, dueOn, rawEnd: dueOn, consents: [] };
    };
    const unchanged = async (work: () => Promise<void>): Promise<void> => {
      const before = await recordsOf(stage.hub, 'court', 'justice');
      await work();
      expect((await recordsOf(stage.hub, 'court', 'justice')) === before).toBe(true);
    };

    test('it speaks as the union where the union may speak, as the state of the referral lets it', async () => {
      const { referralId, caseCode } = stage.quarrelled;
      const { reply } = await say(caseCode, 'ReferralExtended', extension(referralId, '2024-11-05'));
      expect(reply.code).toBe('APPLIED');
      // The same step again is against the state of the referral.
      const again = await say(caseCode, 'ReferralExtended', extension(referralId, '2025-11-05'));
      expect(again.reply.code).toBe('WRONG_STATE');
      const [row] = await stage.atCourt('select due::text from referral where id = $1', [referralId]);
      expect(row).toEqual({ due: '2024-11-05' });
    });

    test('and is found out when the true union speaks next: its number is taken, and both sides see it', async () => {
      const [mediation] = await stage.hub
        .agency('union')
        .agency.dataSource.query<{ id: string }[]>('select id from mediation where case_code = $1', [
          stage.quarrelled.caseCode,
        ]);
      const report = { mediationId: mediation!.id, outcome: 'TOO_FAR_APART' };
      await stage.hub.client.must(
        'union-mediator',
        'mutation($input: ReportResultInput!) { unionReportResult(input: $input) { id } }',
        { input: report },
      );
      await secondsUntil(async () => {
        const [stuck] = await stage.hub
          .agency('union')
          .agency.dataSource.query<{ error: string | null }[]>(
            `select last_error as error from outbox_message where case_code = $1 and destination = $2 and delivered_at is null order by case_seq limit 1`,
            [stage.quarrelled.caseCode, secondCourt.code],
          );
        return stuck?.error === 'HTTP_409';
      }, 50);
      const alarms = await stage.atCourt<{ code: string; source: string }>(
        `select details->>'code' as code, details->>'source' as source from audit_entry where act = 'exchange.alarm' and case_code = $1`,
        [stage.quarrelled.caseCode],
      );
      expect(alarms[0]).toEqual({ code: 'SEQUENCE_REUSED', source: `urn:wufang:${union.code}` });
      // What the court holds of the theft is signed, and is not among what the union has sent.
      const forged = await stage.atCourt<{ id: string }>(
        `select id from inbox_message where type = 'ReferralExtended' and case_code = $1`,
        [stage.quarrelled.caseCode],
      );
      const sent = await stage.hub
        .agency('union')
        .agency.dataSource.query('select 1 from outbox_message where id = any($1)', [
          forged.map(({ id }) => id),
        ]);
      expect([forged.length, sent.length]).toEqual([2, 0]);
    });

    test('it speaks for nobody else', () =>
      unchanged(async () => {
        const way = { from: justice, to: secondCourt, caseCode: stage.shared.caseCode };
        const words = letter({ ...way, number: 1, type: 'ReferralMoved', body: {} });
        for (const keyId of [thief.keyId, `${justice.code}#1`])
          expect((await bring(stage.hub, 'court', signedBy({ ...thief, keyId }, words))).status).toBe(401);
      }));

    test('it answers no referral of others, and does no act that is the sender’s', () =>
      unchanged(async () => {
        const absent = { referralId: '0191e0a0-0000-7000-8000-0000000000aa', at: new Date().toISOString() };
        const accepted = await say(stage.shared.caseCode, 'ReferralAccepted', {
          ...absent,
          acceptedOn: '2024-09-05',
        });
        expect(accepted.reply.code).toBe('NOT_FOUND');
        const body = { referralId: stage.shared.referralId, act: 'close', at: absent.at, text: null };
        expect((await say(stage.shared.caseCode, 'ReferralMoved', body)).reply.code).toBe('FORBIDDEN');
      }));

    test('it neither rewrites what was receipted nor runs ahead', () =>
      unchanged(async () => {
        const [known] = await stage.atCourt<{ text: string }>(
          `select text from inbox_message where type = 'ReferralAccepted' and case_code = $1`,
          [stage.shared.caseCode],
        );
        const words = JSON.parse(known!.text) as Words;
        const altered = { ...words, data: { ...(words.data as Words), dueOn: '2030-01-01' } };
        expect((await bring(stage.hub, 'court', signedBy(thief, altered))).code).toBe('MESSAGE_ALTERED');
        const early = await say(stage.shared.caseCode, 'ReferralMoved', {}, { caseseq: 1000 });
        expect(early.reply.status).toBe(425);
      }));

    test('it reads nothing: no door knows it, not even with a captured token', async () => {
      const key = {
        id: thief.keyId,
        privateKey: thief.key.export({ type: 'pkcs8', format: 'pem' }).toString(),
      };
      const token = await tokenOf(stage.hub, 'union-mediator');
      for (const agency of agencyNames)
        for (const id of [key.id, 'gateway#1', 'gateway#2']) {
          const answer = await askSigned(stage.hub, agency, token, {
            query: '{ __typename }',
            key: { ...key, id },
          });
          expect([answer.status, answer.data]).toEqual([401, null]);
        }
    });

    test('it opens no case for the union: a referral about a foreign one shows nothing until the court takes it up', async () => {
      const [issued] = await stage.atCourt<{ text: string }>(
        `select text from outbox_message where type = 'ReferralIssued' and case_code = $1`,
        [stage.shared.caseCode],
      );
      const { data } = JSON.parse(issued!.text) as { data: Words };
      const body = { ...data, referralId: randomUUID(), arrow: 'A19', caseCode: stage.foreign };
      expect((await say(stage.foreign, 'ReferralIssued', body)).reply.code).toBe('APPLIED');
      const token = await tokenOf(stage.hub, 'union-mediator');
      const seen = await askSigned(stage.hub, 'court', token, { query: partOf(stage.foreign) });
      expect(seen.data).toEqual({ _entities: [{ court: null }] });
      expect(
        await stage.atCourt('select 1 from disclosure_grant where case_code = $1', [stage.foreign]),
      ).toEqual([]);
    });

    test('it cannot enter the union in the register beside a case whose code it knows: what it says there is laid aside, and nobody is shown it', async () => {
      const header = `{ case(id: "${stage.other}") { docket { title holder { name } referrals { state } timeline { reference } } } }`;
      const before = await stage.hub.client.must('second-court-clerk', header);
      const way = { from: union, to: linkageCentre, caseCode: stage.other };
      const at = new Date().toISOString();
      const referral = {
        ...{ referralId: randomUUID(), arrow: 'A17', from: union.code, to: secondCourt.code, state: 'SENT' },
        at,
      };
      const step = { kind: 'UnionIntake', recordId: randomUUID(), state: 'REGISTERED', at, holding: true };
      const said = [
        ['ReferralNoted', referral, 'APPLIED'],
        ['CaseProgressed', step, 'APPLIED'],
        ['CaseOpened', { ...opening, openedOn: at.slice(0, 10) }, 'FORBIDDEN'],
      ] as const;
      for (const [index, [type, body, code]] of said.entries()) {
        const told = { ...body, caseCode: stage.other };
        const words = letter({ ...way, number: index + 1, type, body: told });
        expect((await bring(stage.hub, 'docket', signedBy(thief, words))).code).toBe(code);
      }
      expect((await stage.hub.client.ask('union-mediator', header)).data).toEqual({ case: null });
      expect(await stage.hub.client.must('second-court-clerk', header)).toEqual(before);
    });

    test('once revoked nothing that it signs is taken in, within a minute', async () => {
      await rotateKey(stage.hub.keys, union.code);
      revokeKey(stage.hub.keys, thief.keyId);
      const seconds = await secondsUntil(async () => {
        const { reply } = await say(stage.shared.caseCode, 'ReferralMoved', {}, { caseseq: 1000 });
        return reply.status === 401;
      });
      console.log(`the stolen organisation key is refused after ${seconds.toFixed(1)} s`);
    });
  });
}
