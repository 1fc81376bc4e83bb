import { describe, expect, test } from 'vitest';
import { agencyNames } from '../../../../infra/county/process-table.js';
import { send, tokenOf } from '../signed-question.js';
import type { Stage } from './stage.js';

/** What the bare address of an agency is good for. */
export function addressLeaked(stage: Stage): void {
  describe('an agency’s address leaks', () => {
    const doors = [
      ['POST', '/graphql'],
      ['GET', '/graphql?query={__typename}'],
      ['POST', '/attachments'],
      ['GET', '/attachments/0191e0a0-0000-7000-8000-0000000000aa'],
      ['POST', '/progress/progress'],
      ['POST', '/progress/usage'],
      ['POST', '/progress/course'],
      ['PUT', '/dev/clock'],
    ] as const;
    /** What would tell a stranger what runs here and how. */
    const telling =
      /express|apollo|node[./ ]|graphql[@/]|postgres|127\.0\.0\.1|localhost|stack|at .+:\d+|v?\d+\.\d+\.\d+|-----BEGIN/i;

    test.each(agencyNames)(
      'at %s every door without the gateway’s signature is shut, and says nothing',
      async (agency) => {
        const token = await tokenOf(stage.hub, 'union-mediator');
        const body = JSON.stringify({
          query: '{ __schema { types { name } } }',
          caseCode: stage.shared.caseCode,
        });
        for (const [method, path] of doors)
          for (const bearer of [undefined, token]) {
            const headers = {
              'content-type': 'application/json',
              ...(bearer && { authorization: `Bearer ${bearer}` }),
            };
            const { status, text } = await send(
              `${stage.hub.agency(agency).url}${path}`,
              method,
              headers,
              body,
            );
            // The register opens no cases and keeps no papers: some doors are not there at all.
            expect([path, [401, 404, 415].includes(status)]).toEqual([path, true]);
            if (path.startsWith('/graphql') || path === '/dev/clock')
              expect([path, status]).toEqual([path, 401]);
            expect([path, telling.exec(text)?.[0] ?? null]).toEqual([path, null]);
          }
      },
    );

    test.each(agencyNames)(
      'at %s health says that it is there, and nothing more; no answer names what runs',
      async (agency) => {
        const { url } = stage.hub.agency(agency);
        const health = await fetch(`${url}/health`);
        expect(await health.json()).toEqual({ status: 'ready', process: agency, problems: [], warnings: [] });
        for (const path of ['/health', '/graphql', '/', '/.env', '/exchange/messages', '/metrics']) {
          const { headers } = await fetch(`${url}${path}`);
          for (const name of ['server', 'x-powered-by', 'via'])
            expect([path, headers.get(name)]).toEqual([path, null]);
        }
      },
    );
  });
}
