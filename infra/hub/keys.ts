import { type Suite, suites } from '#kernel/signing/suite.js';
import { homeOf } from '../home.js';
import { revokeKey } from '../keys/revoke-key.js';
import { rotateKey } from '../keys/rotate-key.js';

export function revoke(id: string): void {
  const { version } = revokeKey(homeOf().keys, id);
  console.log(`${id} is revoked in address book ${version}; running programs follow within seconds.`);
  console.log(`If its owner has no other key: npx hub keys rotate ${id.split('#')[0]}`);
}

export async function rotate(owner: string, { suite }: { suite?: string } = {}): Promise<void> {
  if (suite !== undefined && !(suites as readonly string[]).includes(suite))
    throw new Error(`A suite is ${suites.join(' or ')}.`);
  const id = await rotateKey(homeOf().keys, owner, new Date(), suite as Suite | undefined);
  console.log(`${id} is the new key; running programs sign with it within seconds.`);
}
