import { expect, test } from 'vitest';
import { type Actor, roles } from '#kernel/actor.js';
import { mayFollowAlarms } from './alarm.policy.js';

const administrator: Actor = {
  ...{
    kind: 'STAFF',
    id: 'x',
    name: '样例',
    agency: 'court',
    organisation: 'ours',
    roles: ['ADMINISTRATOR'],
  },
};

test('alarms are followed by the administrators of the agency, of whichever organisation', () => {
  expect(mayFollowAlarms(administrator, 'court')).toBe(true);
  expect(mayFollowAlarms({ ...administrator, organisation: 'theirs' }, 'court')).toBe(true);
});

test('alarms are not for others', () => {
  expect(mayFollowAlarms(administrator, 'union')).toBe(false);
  expect(mayFollowAlarms({ ...administrator, kind: 'ORGANISATION' }, 'court')).toBe(false);
  const others = roles.filter((role) => role !== 'ADMINISTRATOR');
  expect(mayFollowAlarms({ ...administrator, roles: others }, 'court')).toBe(false);
});
