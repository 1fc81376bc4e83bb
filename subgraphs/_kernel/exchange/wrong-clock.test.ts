import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { toyCounty, type ToyCounty } from '../../../tests/kit/toy-county.js';
import { sendReferral } from '../../../tests/kit/toy-referral.js';
import type { Transport } from './deliver.js';
import { OutboxMessageEntity } from './outbox-message.entity.js';

const hour = 3_600_000;
let county: ToyCounty;
beforeAll(async () => (county = await toyCounty()));
afterAll(() => county.stop());
afterEach(() => void vi.useRealTimers());

/** The letter of a new referral, still at the court. */
async function letter(): Promise<OutboxMessageEntity> {
  const { caseCode } = await sendReferral(county, { deliver: false });
  return county.court.dataSource.manager.findOneByOrFail(OutboxMessageEntity, {
    ...{ caseCode, type: 'ReferralIssued' },
  });
}

async function afterRelay(id: string, transport?: Transport): Promise<OutboxMessageEntity> {
  await county.relay(county.court, transport).drain();
  return county.court.dataSource.manager.findOneByOrFail(OutboxMessageEntity, { id });
}

function putOff(id: string, interval: string): Promise<unknown> {
  return county.court.dataSource.query(
    'update outbox_message set next_attempt_at = clock_timestamp() + $2::interval where id = $1',
    [id, interval],
  );
}

describe('a clock that is an hour off', () => {
  test.each([1, -1])('at the sender puts nothing off (%i h)', async (direction) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + direction * hour });
    const { id } = await letter();
    expect(await afterRelay(id)).toMatchObject({ disposition: 'APPLIED', lastError: null });
  });

  test.each([1, -1])('at the receiver makes no receipt worthless (%i h)', async (direction) => {
    const { id } = await letter();
    const wrongly: Transport = async (endpoint, message) => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + direction * hour });
      const answer = await county.transport(endpoint, message);
      vi.useRealTimers();
      return answer;
    };
    expect(await afterRelay(id, wrongly)).toMatchObject({ disposition: 'APPLIED', lastError: null });
  });

  test('and is put right again leaves nothing waiting for the time it showed', async () => {
    const { id } = await letter();
    await putOff(id, '1 hour');
    expect(await afterRelay(id)).toMatchObject({ disposition: 'APPLIED' });
  });

  test('but what waits its minute waits it', async () => {
    const { id } = await letter();
    await putOff(id, '50 seconds');
    expect(await afterRelay(id)).toMatchObject({ deliveredAt: null, attempts: 0 });
  });
});
