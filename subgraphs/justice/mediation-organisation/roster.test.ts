import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  court,
  humanResources,
  justice as home,
  linkageCentre,
  procuratorate,
  union,
} from '../../../infra/county/organisations.js';
import { type AgencyRoom, agencyRoom } from '../../../tests/kit/agency-room.js';
import { justice } from '../agency.js';
import { mediatorsOf } from '../mediator/mediators.js';
import { presentMediator } from '../mediator/mediator.type.js';
import { changeMediator, registerMediator } from '../mediator/register-mediator.js';
import { listOrganisations } from './organisations.js';
import { changeOrganisation, registerOrganisation, reportOrganisation } from './register-organisation.js';

let room: AgencyRoom;
beforeAll(async () => {
  room = await agencyRoom(justice, home);
});
afterAll(() => room.stop());

const officer = () => room.at('LEGAL_AID_OFFICER');
let serial = 1;
const register = () =>
  registerOrganisation(officer(), { name: `虚构街道人民调解委员会${serial++}`, kind: 'TOWNSHIP' });
const everything = { state: null, division: null, first: 100, after: null };

describe('the roster of people’s mediation', () => {
  test('takes a committee in once, at the bureau’s own place, and suspends, restores and removes it', async () => {
    const { id, name, division } = await register();
    expect(division).toBe('370499');
    await expect(registerOrganisation(officer(), { name, kind: 'VILLAGE' })).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
    expect(await changeOrganisation(officer(), id, 'suspend')).toMatchObject({ state: 'SUSPENDED' });
    expect(await changeOrganisation(officer(), id, 'restore')).toMatchObject({ state: 'ACTIVE' });
    expect(await changeOrganisation(officer(), id, 'remove')).toMatchObject({ state: 'REMOVED' });
    await expect(changeOrganisation(officer(), id, 'restore')).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('takes mediators in only where the committee stands, keeps no identity number, and removes one for good', async () => {
    const { id: organisationId } = await register();
    const mediator = await registerMediator(officer(), {
      organisationId,
      name: '样例调解员',
      fullTime: true,
      idNumber: '370499198803120019',
    });
    expect(JSON.stringify(mediator)).not.toContain('370499198803120019');
    expect(presentMediator(mediator)).not.toHaveProperty('personKey');
    expect(await changeMediator(officer(), mediator.id, 'suspend')).toMatchObject({ state: 'SUSPENDED' });
    expect(await mediatorsOf(officer()).load(organisationId)).toHaveLength(1);
    expect(await changeMediator(officer(), mediator.id, 'remove')).toMatchObject({ state: 'REMOVED' });
    for (const act of ['restore', 'suspend'] as const)
      await expect(changeMediator(officer(), mediator.id, act)).rejects.toMatchObject({
        code: 'WRONG_STATE',
      });
    await changeOrganisation(officer(), organisationId, 'suspend');
    await expect(
      registerMediator(officer(), { organisationId, name: '另一人', fullTime: false }),
    ).rejects.toMatchObject({ code: 'WRONG_STATE' });
  });

  test('notes the day it was reported to the court, which is not to come', async () => {
    room.setTime('2025-03-03T10:00:00+08:00');
    const { id } = await register();
    expect(await reportOrganisation(officer(), id, '2025-03-01')).toMatchObject({ reportedOn: '2025-03-01' });
    await expect(reportOrganisation(officer(), id, '2025-03-04')).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  test.each([union, court, humanResources, procuratorate, home, linkageCentre])(
    'is read at $name',
    async (organisation) => {
      expect((await listOrganisations(room.at('CLERK', organisation), everything)).total).toBeGreaterThan(0);
    },
  );

  test('is kept by the bureau’s own people', async () => {
    const { id } = await register();
    for (const ctx of [
      room.at('LEADER'),
      room.at('ADMINISTRATOR', court),
      room.at('LEGAL_AID_OFFICER', union),
    ]) {
      await expect(changeOrganisation(ctx, id, 'remove')).rejects.toMatchObject({ code: 'NOT_FOUND' });
      await expect(registerOrganisation(ctx, { name: '某某', kind: 'VILLAGE' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      });
    }
  });
});
