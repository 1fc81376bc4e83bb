import { describe, expect, test } from 'vitest';
import type { AgreementSignature, SignatureRole } from './agreement.entity.js';
import { effectiveAt } from './effective-at.js';

const at = (time: string): string => `2024-09-20T${time}:00.000+08:00`;
const sign = (role: SignatureRole, time: string, partyId: string | null = null): AgreementSignature => ({
  ...{ role, partyId, signer: '样例', signedAt: at(time), manner: 'ONLINE' },
});
const worker = sign('PARTY', '10:05', 'worker');
const employer = sign('PARTY', '16:40', 'employer');
const mediator = sign('MEDIATOR', '17:00');
const seal = sign('SEAL', '17:20');
const parties = ['worker', 'employer'];

describe('an agreement takes effect', () => {
  test('when both parties have signed, if a court delegated it; mediator and seal change nothing', () => {
    expect(effectiveAt('DELEGATED', parties, [worker, employer])).toEqual(new Date(at('16:40')));
    expect(effectiveAt('DELEGATED', parties, [worker, employer, mediator, seal])).toEqual(
      new Date(at('16:40')),
    );
  });

  test.each(['MEDIATION_COMMITTEE', 'PEOPLES_MEDIATION'] as const)(
    'with the last of parties, mediator and seal by %s',
    (route) => {
      expect(effectiveAt(route, parties, [worker, employer, mediator, seal])).toEqual(new Date(at('17:20')));
      expect(effectiveAt(route, parties, [seal, mediator, worker, employer])).toEqual(new Date(at('17:20')));
    },
  );

  test('online with the last party’s electronic signature', () => {
    expect(effectiveAt('ONLINE', parties, [seal, employer, worker])).toEqual(new Date(at('16:40')));
  });

  test('by word of mouth when both parties have agreed; what the mediator writes down changes nothing', () => {
    expect(effectiveAt('PEOPLES_ORAL', parties, [worker, employer, mediator])).toEqual(new Date(at('16:40')));
    expect(effectiveAt('PEOPLES_ORAL', parties, [worker, mediator])).toBeNull();
  });

  test('not while somebody is missing whom its route asks for', () => {
    expect(effectiveAt('DELEGATED', parties, [worker, mediator, seal])).toBeNull();
    expect(effectiveAt('ONLINE', parties, [worker])).toBeNull();
    expect(effectiveAt('MEDIATION_COMMITTEE', parties, [worker, employer, mediator])).toBeNull();
    expect(effectiveAt('MEDIATION_COMMITTEE', parties, [worker, employer, seal])).toBeNull();
    expect(effectiveAt('DELEGATED', [], [])).toBeNull();
  });
});
