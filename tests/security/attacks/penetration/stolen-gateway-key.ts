import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { readAgencyConfig } from '#kernel/config.js';
import { signCall } from '#kernel/identity/signed-call.js';
import { secondCourt, union } from '../../../../infra/county/organisations.js';
import { type AgencyName, agencyNames } from '../../../../infra/county/process-table.js';
import { revokeKey } from '../../../../infra/keys/revoke-key.js';
import { rotateKey } from '../../../../infra/keys/rotate-key.js';
import { askSigned, callSigned, gatewayKeyOf, send, tokenOf } from '../signed-question.js';
import { bring, letter, nextNumber, signedBy } from '../thief.js';
import { partOf, secondsUntil, type Stage, worker } from './stage.js';

const fields = ['court', 'union', 'humanResources', 'justice', 'procuratorate', 'docket'];

/** What the gateway’s signing key is good for in a thief’s hands. */
export function gatewayKeyStolen(stage: Stage): void {
  describe('the gateway’s signing key is stolen', () => {
    test.each(agencyNames)(
      'alone it reads nothing at %s: no graph, no paper, no course of a case',
      async (agency) => {
        const query = agency === 'court' ? partOf(stage.shared.caseCode) : '{ _service { sdl } }';
        const graph = await callSigned(stage.hub, agency, '/graphql', { body: JSON.stringify({ query }) });
        expect([graph.status, graph.data]).toEqual([401, null]);
        const file = await callSigned(
          stage.hub,
          agency,
          '/attachments/0191e0a0-0000-7000-8000-0000000000aa',
          {
            method: 'GET',
          },
        );
        expect([401, 404]).toContain(file.status);
        for (const door of ['usage', 'course']) {
          const told = await callSigned(stage.hub, agency, `/progress/${door}`, {
            body: JSON.stringify({ caseCode: stage.shared.caseCode }),
          });
          expect([401, 404]).toContain(told.status);
        }
        for (const answer of [graph, file]) expect(answer.text).not.toContain(worker);
      },
    );

    test('at the worker’s own door it knows no more than the public: case code and phone, and five guesses', async () => {
      for (let guess = 0; guess < 6; guess++) {
        const body = JSON.stringify({ caseCode: stage.shared.caseCode, phoneEnding: `999${guess}` });
        const { text } = await callSigned(stage.hub, 'court', '/progress/progress', { body });
        expect(text).not.toMatch(new RegExp(`${worker}|proof|statement`));
      }
    });

    test('it makes no clerk: what it signs as a token opens nothing', async () => {
      const stolen = createPrivateKey(gatewayKeyOf(stage.hub).privateKey);
      const own = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        sub: 'court-judge',
        name: 'x',
        agency: 'court',
        organisation: secondCourt.code,
        roles: ['JUDGE'],
      };
      for (const [alg, key] of [
        ['EdDSA', stolen],
        ['ES256', own],
      ] as const) {
        const token = await new SignJWT({ ...claims, client_id: 'wufang-gateway', scope: 'case' })
          .setProtectedHeader({ alg, typ: 'at+jwt', kid: 'gateway#1' })
          .setIssuer(`${stage.hub.url}/idp/court`)
          .setAudience('wufang')
          .setIssuedAt(now)
          .setExpirationTime(now + 45)
          .sign(key);
        expect(
          (await askSigned(stage.hub, 'court', token, { query: partOf(stage.shared.caseCode) })).status,
        ).toBe(401);
      }
    });

    test('it posts no message, under its own name or an organisation’s', async () => {
      const way = { from: union, to: secondCourt, caseCode: stage.shared.caseCode };
      const words = letter({
        ...way,
        number: await nextNumber(stage.hub, way),
        type: 'ReferralMoved',
        body: {},
      });
      const key = createPrivateKey(gatewayKeyOf(stage.hub).privateKey);
      for (const keyId of ['gateway#1', `${union.code}#1`]) {
        const reply = await bring(stage.hub, 'court', signedBy({ keyId, key }, words));
        expect([reply.status, reply.code]).toEqual([401, 'BAD_SIGNATURE']);
      }
    });

    test('it sets the clock of a development hub, and there is none to set in production', async () => {
      const body = JSON.stringify({ now: '2024-09-05T09:30:00+08:00' });
      expect((await callSigned(stage.hub, 'court', '/dev/clock', { method: 'PUT', body })).status).toBe(200);
      await stage.hub.client.setClock('2024-09-05T10:00:00+08:00');
      const places = { COURT_DATABASE_URL: 'x', KEYS_DIR: 'x', ADDRESS_BOOK: 'x', ADDRESS_BOOK_KEY: 'x' };
      const production = { ...places, HUB_MODE: 'production', ADJUSTABLE_CLOCK: '1' };
      expect(readAgencyConfig('court', production).adjustableClock).toBe(false);
    });

    test('with a clerk’s captured token it reads what that clerk may, on record in the clerk’s name, and no more', async () => {
      const token = await tokenOf(stage.hub, 'union-mediator');
      const before = await stage.readersOf(stage.shared.caseCode);
      const own = await askSigned(stage.hub, 'court', token, { query: partOf(stage.shared.caseCode) });
      expect([own.status, own.data._entities[0].court.parties[0].name]).toEqual([200, worker]);
      expect((await stage.readersOf(stage.shared.caseCode)).slice(before.length)).toEqual(['union-mediator']);
      const elsewhere = await askSigned(stage.hub, 'court', token, { query: partOf(stage.foreign) });
      expect([elsewhere.status, elsewhere.data]).toEqual([200, { _entities: [{ court: null }] }]);
      const trail = await askSigned(stage.hub, 'court', token, { query: '{ courtAuditTrail { seq } }' });
      expect([trail.data, trail.errors[0].extensions.code]).toEqual([null, 'NOT_FOUND']);
    });

    test('and only until the token ends', async () => {
      const token = await tokenOf(stage.hub, 'union-mediator', 3);
      const open = async () =>
        (await askSigned(stage.hub, 'court', token, { query: '{ __typename }' })).status === 200;
      expect(await open()).toBe(true);
      const seconds = await secondsUntil(async () => !(await open()));
      console.log(`a token of 3 s is refused after ${seconds.toFixed(1)} s`);
      expect(seconds).toBeLessThan(10);
    });

    test('a call overheard whole counts neither twice nor elsewhere', async () => {
      const token = await tokenOf(stage.hub, 'union-mediator');
      const body = JSON.stringify({ query: partOf(stage.shared.caseCode) });
      const headers = signCall(
        {
          ...{ agency: 'court', method: 'POST', path: '/graphql', body },
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        },
        gatewayKeyOf(stage.hub),
      );
      const at = (agency: AgencyName) =>
        send(`${stage.hub.agency(agency).url}/graphql`, 'POST', headers, body);
      expect([(await at('court')).status, (await at('court')).status, (await at('union')).status]).toEqual([
        200, 401, 401,
      ]);
    });

    test('once revoked it opens nothing, within a minute, and the hub goes on with a new one', async () => {
      const stolen = gatewayKeyOf(stage.hub, 1);
      await rotateKey(stage.hub.keys, 'gateway');
      revokeKey(stage.hub.keys, 'gateway#1');
      const token = () => tokenOf(stage.hub, 'union-mediator');
      const seconds = await secondsUntil(
        async () =>
          (await askSigned(stage.hub, 'court', await token(), { query: '{ __typename }', key: stolen }))
            .status === 401,
      );
      console.log(`the stolen gateway key is refused after ${seconds.toFixed(1)} s`);
      // Each agency has read the book again when all of them answer through the gateway.
      const view = `{ case(id: "${stage.shared.caseCode}") { ${fields.map((field) => `${field} { __typename }`).join(' ')} } }`;
      await secondsUntil(
        async () => (await stage.hub.client.ask('union-mediator', view)).errors.length === 0,
      );
    });
  });
}
