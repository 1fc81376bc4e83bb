import { join } from 'node:path';
import type { Person } from '../../../infra/county/people.js';
import { court } from '../../../infra/county/organisations.js';
import type { OwnHub } from '../../../infra/hub/own-hub.js';
import { mintToken } from '../../../infra/identity/mint-token.js';

/** So many that no two requests after one another are the same clerk's, and that nobody comes near the rate of one. */
const count = 400;
/** A token lives 45 s. */
export const renewAfter = 20_000;

/** A token as the person's own issuer at that hub gives it. */
export function tokenOf(hub: OwnHub, person: Person): Promise<string> {
  return mintToken({
    keysDir: join(hub.home.keys, 'identity'),
    issuer: `${hub.url}/idp/${person.agency}`,
    person,
  });
}

/** Clerks of the court who ask in turn, each with the own token, renewed as the desk renews it. */
export class Clerks {
  private tokens: readonly string[] = [];
  private mintedAt = -Infinity;

  constructor(private readonly hub: OwnHub) {}

  /** Between measurements: minting is the issuer's work. */
  async renew(): Promise<void> {
    if (performance.now() - this.mintedAt < renewAfter) return;
    const minted = Array.from({ length: count }, (_clerk, at) => tokenOf(this.hub, clerkAt(at)));
    this.tokens = await Promise.all(minted);
    this.mintedAt = performance.now();
  }

  headersAt(index: number): Record<string, string> {
    return { authorization: `Bearer ${this.tokens[index % count]}` };
  }
}

function clerkAt(at: number): Person {
  return {
    ...{ id: `bench-clerk-${at}`, name: '测试书记员', title: '', card: false },
    ...{ agency: court.agency, organisation: court.code, roles: ['CLERK'] },
  };
}
