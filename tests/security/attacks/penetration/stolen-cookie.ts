import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionCookie } from '../../../../gateway/identity/cookies.js';
import type { Browser } from '../../../../gateway/testing/browser.js';
import type { AgencyName } from '../../../../infra/county/process-table.js';
import { me, question, sessionsOf, signedIn, stolenFrom } from '../stolen-cookie.js';
import { type Stage, viewOf, worker } from './stage.js';

/** What a clerk’s session cookie is good for in a thief’s hands. */
export function cookieStolen(stage: Stage): void {
  describe('a clerk’s session cookie is stolen', () => {
    let victim: Browser;
    let thief: Browser;
    let database: pg.Pool;
    beforeAll(async () => {
      victim = await signedIn(stage.hub, 'union-mediator');
      thief = stolenFrom(stage.hub, victim);
      database = new pg.Pool({ connectionString: stage.hub.databaseUrl('gateway' as AgencyName), max: 1 });
    });
    afterAll(() => database.end());

    test('it sees what the clerk sees, on record in the clerk’s name, and nothing else', async () => {
      const before = await stage.readersOf(stage.shared.caseCode);
      expect((await question(thief, viewOf(stage.shared.caseCode))).data.case.court.parties[0].name).toBe(
        worker,
      );
      expect((await stage.readersOf(stage.shared.caseCode)).slice(before.length)).toEqual(['union-mediator']);
      expect(await question(thief, viewOf(stage.foreign))).toMatchObject({
        data: { case: null },
        codes: ['NOT_FOUND'],
      });
    });

    test('it widens no role, whatever it claims beside the cookie', async () => {
      for (const claim of [
        {},
        {
          'wufang-roles': 'ADMINISTRATOR',
          'x-user': 'administrator-union',
          'x-forwarded-user': 'administrator-union',
        },
        { 'wufang-on-behalf-of': 'administrator-union' },
      ] as Record<string, string>[]) {
        const { data, codes } = await question(thief, '{ unionAuditTrail { seq } }', claim);
        expect([data?.unionAuditTrail ?? null, codes.length]).toEqual([null, 1]);
      }
      expect(
        (await question(thief, '{ unionAuditTrail { seq } }', { authorization: 'Bearer x' })).status,
      ).toBe(401);
      expect((await me(thief)).roles).toEqual(['MEDIATOR']);
    });

    test('no page of another site can use it: not by GET, not by a form, and no script reads the answer', async () => {
      const origin = 'https://evil.example';
      const query = encodeURIComponent(viewOf(stage.shared.caseCode));
      for (const [path, init] of [
        [`/graphql?query=${query}`, { headers: { origin } }],
        ...['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'].map(
          (type) =>
            [
              '/graphql',
              {
                method: 'POST',
                headers: { origin, 'content-type': type },
                body: JSON.stringify({ query: viewOf(stage.shared.caseCode) }),
              },
            ] as const,
        ),
      ] as [string, RequestInit][]) {
        const response = await thief.send(path, init);
        expect(response.status).toBeGreaterThanOrEqual(400);
        expect(await response.text()).not.toContain(worker);
      }
      const preflight = await thief.send('/graphql', {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        },
      });
      expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
      expect((await thief.send('/auth/logout', { method: 'POST', headers: { origin } })).status).toBe(403);
      expect(await me(victim)).not.toBeNull();
    });

    test('the clerk’s own list shows the session and when it was last used, and ends it', async () => {
      const elsewhere = await signedIn(stage.hub, 'union-mediator');
      const listed = await sessionsOf(elsewhere);
      const stolen = listed.filter(({ own }) => !own);
      expect(stolen.length).toBeGreaterThanOrEqual(1);
      for (const session of stolen) {
        expect(Date.now() - new Date(session.lastUsedAt).getTime()).toBeLessThan(300_000);
        expect((await elsewhere.send(`/auth/sessions/${session.handle}`, { method: 'DELETE' })).status).toBe(
          204,
        );
      }
      expect([await me(thief), await me(victim)]).toEqual([null, null]);
      expect((await question(thief, viewOf(stage.shared.caseCode))).status).toBe(401);
      expect(await me(elsewhere)).not.toBeNull();
    });

    test.each([
      ['it is left idle', 'used_at', '31 minutes'],
      ['the working day is over', 'created_at', '601 minutes'],
    ])('it ends when %s', async (_when, column, time) => {
      victim = await signedIn(stage.hub, 'union-mediator');
      thief = stolenFrom(stage.hub, victim);
      expect(await me(thief)).not.toBeNull();
      await database.query(`update session set ${column} = now() - interval '${time}'`);
      expect([await me(thief), await me(victim)]).toEqual([null, null]);
    });

    test('it ends everywhere when the clerk signs out everywhere', async () => {
      victim = await signedIn(stage.hub, 'union-mediator');
      thief = stolenFrom(stage.hub, victim);
      const elsewhere = await signedIn(stage.hub, 'union-mediator');
      expect((await question(thief, viewOf(stage.shared.caseCode))).status).toBe(200);
      await elsewhere.send('/auth/logout?everywhere=1', { method: 'POST' });
      expect((await question(thief, viewOf(stage.shared.caseCode))).status).toBe(401);
      expect(thief.cookie(sessionCookie)).toBeDefined();
    });
  });
}
