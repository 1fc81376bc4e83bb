import { type AddressBookCache, keyInForce } from '#kernel/exchange/address-book.js';

interface ShownKey {
  id: string;
  suite: string;
  validFrom: string;
  validUntil: string;
  revokedAt: string | null;
  inForce: boolean;
}

export interface ShownOrganisation {
  code: string;
  name: string;
  agency: string;
  division: string;
  letter: string | null;
  endpoint: string;
  graphql: string;
  roster: string[];
  register: boolean;
  issuer: string | null;
  keys: ShownKey[];
}

/** The address book (通讯录) as administrators see it: public keys by their names and dates alone. */
export interface ShownBook {
  version: number;
  issuedAt: string;
  validUntil: string;
  organisations: ShownOrganisation[];
  gateways: ShownKey[];
}

export function bookAsShown(cache: AddressBookCache): ShownBook {
  const { version, issuedAt, validUntil, organisations, gateways, issuers } = cache.current;
  const shown = (key: Omit<ShownKey, 'inForce' | 'suite'> & { suite?: string }): ShownKey => {
    const { id, suite = 'Ed25519', validFrom, validUntil: end, revokedAt } = key;
    const inForce = keyInForce(key, new Date());
    return { id, suite, validFrom, validUntil: end, revokedAt, inForce };
  };
  return {
    ...{ version, issuedAt, validUntil },
    organisations: organisations.map(({ keys, ...organisation }) => ({
      ...organisation,
      issuer: issuers.find(({ agency }) => agency === organisation.agency)?.issuer ?? null,
      keys: keys.map(shown),
    })),
    gateways: gateways.map(shown),
  };
}
