import type { RequestHandler } from 'express';
import { OperationTypeNode } from 'graphql';
import { decodeJwt } from 'jose';
import { OperationCache } from '../execution/operation-cache.js';
import type { AskedOperation } from '../limits/check-document.js';
import { RefusedAtDoor } from '../refused-request.js';
import { addressKey } from './address-key.js';
import type { Rates } from './rates.js';
import type { SharedThrottle, Take } from './shared-throttle.js';

/** How often a person or an address may come through the door. Refuses with THROTTLED. */
export class DoorThrottle {
  constructor(
    private readonly throttle: SharedThrottle,
    private readonly rates: Rates,
  ) {}

  /** One request of the person an access token speaks of. */
  async person(token: string): Promise<void> {
    await this.take([{ rate: this.rates.operations, key: personKey(token), points: 1 }]);
  }

  /** Every root field of the person's operation, and an act for each when it is a mutation. */
  async operation(token: string, { roots, kind }: AskedOperation): Promise<void> {
    const person = personKey(token);
    const takes: Take[] = [...roots].map(([field, points]) => ({
      rate: this.rates.rootField,
      key: `${person} ${field}`,
      points,
    }));
    const acts = takes.reduce((sum, { points }) => sum + points, 0);
    if (kind === OperationTypeNode.MUTATION)
      takes.push({ rate: this.rates.mutations, key: person, points: acts });
    await this.take(takes);
  }

  async anonymous(address: string | undefined): Promise<void> {
    await this.take([{ rate: this.rates.anonymous, key: addressKey(address), points: 1 }]);
  }

  /** One half of a sign-in. */
  signIn(half: string): RequestHandler {
    return async (request, _response, next) => {
      await this.take([{ rate: this.rates.signIn, key: `${half} ${addressKey(request.ip)}`, points: 1 }]);
      next();
    };
  }

  private async take(takes: readonly Take[]): Promise<void> {
    const wait = await this.throttle.take(takes);
    if (wait === 0) return;
    throw new RefusedAtDoor(429, 'THROTTLED', '操作过于频繁。', `请在 ${wait} 秒后再试。`, {
      'retry-after': String(wait),
    });
  }
}

/** By token; a clerk comes again and again with the same. */
const persons = new OperationCache<string>(5000);

/** A person is who an issuer says: the same at every desk and in every session. */
function personKey(token: string): string {
  const known = persons.get(token);
  if (known) return known;
  const { iss, sub } = decodeJwt(token);
  const person = `${iss} ${sub}`;
  persons.set(token, person);
  return person;
}
