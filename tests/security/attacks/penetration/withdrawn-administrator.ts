import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { AgencyName } from '../../../../infra/county/process-table.js';
import { withdraw } from '../../../../infra/identity/staff-register.js';
import { me, question, signedIn } from '../stolen-cookie.js';
import { secondsUntil, type Stage } from './stage.js';

/** How long an administrator’s withdrawn role still counts in a session. */
export function administratorWithdrawn(stage: Stage): void {
  describe('an administrator’s role is withdrawn in the middle of a session', () => {
    test('it is without effect within a minute', async () => {
      const browser = await signedIn(stage.hub, 'administrator-union');
      const trail = async () =>
        (await question(browser, '{ unionAuditTrail { seq act } }')).data?.unionAuditTrail ?? null;
      expect((await trail()).length).toBeGreaterThan(0);
      const identity = new pg.Pool({
        connectionString: stage.hub.databaseUrl('identity' as AgencyName),
        max: 1,
      });
      await withdraw(identity, 'administrator-union', 'ADMINISTRATOR');
      await identity.end();
      const seconds = await secondsUntil(async () => (await trail()) === null, 500);
      console.log(`a withdrawn role is without effect after ${seconds.toFixed(1)} s`);
      expect(seconds).toBeLessThanOrEqual(60);
      expect((await me(browser)).roles).toEqual([]);
    }, 90_000);
  });
}
