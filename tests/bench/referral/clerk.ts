import { Pool } from 'undici';
import { people } from '../../../infra/county/people.js';
import type { OwnHub } from '../../../infra/hub/own-hub.js';
import { renewAfter, tokenOf } from '../gateway/clerks.js';

/** A person of the demo who acts through the gateway, with a token that is renewed as a desk renews it. */
export class ActingClerk {
  private readonly pool: Pool;
  private token: Promise<string> | null = null;
  private mintedAt = -Infinity;

  constructor(
    private readonly hub: OwnHub,
    private readonly personId: string,
    connections: number,
  ) {
    this.pool = new Pool(hub.url, { connections, pipelining: 1 });
  }

  /** Does an act; answers the milliseconds it took. Throws where it is not done. */
  async act(query: string, variables: object): Promise<number> {
    const authorization = `Bearer ${await this.currentToken()}`;
    const since = performance.now();
    const { body } = await this.pool.request({
      ...{ method: 'POST', path: '/graphql' },
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify({ query, variables }),
    });
    const { errors } = (await body.json()) as { errors?: unknown };
    if (errors) throw new Error(JSON.stringify(errors));
    return performance.now() - since;
  }

  close(): Promise<void> {
    return this.pool.close();
  }

  private currentToken(): Promise<string> {
    if (!this.token || performance.now() - this.mintedAt > renewAfter) {
      this.mintedAt = performance.now();
      this.token = tokenOf(
        this.hub,
        people.find(({ id }) => id === this.personId)!,
      );
    }
    return this.token;
  }
}
