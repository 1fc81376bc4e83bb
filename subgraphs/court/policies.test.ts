import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '#kernel/actor.js';
import { mayRuleAnnulment, mayWorkAnnulment } from './award-annulment/award-annulment.policy.js';
import { mayConcludeCivilCase, mayWorkCivilCase } from './civil-case/civil-case.policy.js';
import { mayRuleEnforcement, mayWorkEnforcement } from './enforcement/enforcement.policy.js';
import { mayReceiveFiling, mayWorkFiling } from './filing-intake/filing-intake.policy.js';
import {
  mayRuleConfirmation,
  mayWorkConfirmation,
} from './judicial-confirmation/judicial-confirmation.policy.js';
import { mayRuleOrder, mayWorkOrder } from './payment-order/payment-order.policy.js';
import { mayIssueStatement, mayWorkMediation } from './pre-filing-mediation/pre-filing-mediation.policy.js';
import { mayReadProfile, maySetProfile } from './profile/court-profile.policy.js';
import { judgesOnly } from './staff.policy.js';

const here = '11370499FAKE000725';
const row = { organisation: here };

function person(role: Role, organisation = here, agency = 'court'): Actor {
  return { kind: 'STAFF', id: 'someone', name: '样例', agency, organisation, roles: [role] };
}

const clerk = person('CLERK');
const judge = person('JUDGE');
const administrator = person('ADMINISTRATOR');
const otherCourt = [person('CLERK', '11370498FAKE00128R'), person('JUDGE', '11370498FAKE00128R')];
const otherAgency = [
  person('CLERK', here, 'union'),
  person('JUDGE', '81370499FAKE000643', 'union'),
  person('LEADER', here, 'docket'),
];
const message: Actor = { ...clerk, kind: 'ORGANISATION' };

describe.each([
  ['work on a filing', mayWorkFiling],
  ['work on a pre-filing mediation', mayWorkMediation],
  ['work on a civil case', mayWorkCivilCase],
  ['work on a confirmation', mayWorkConfirmation],
  ['work on a payment order', mayWorkOrder],
  ['work on an enforcement', mayWorkEnforcement],
  ['work on an annulment', mayWorkAnnulment],
])('who may %s', (_what, may) => {
  test('clerks and judges of that court', () => {
    expect([clerk, judge].map((actor) => may(actor, row))).toEqual([true, true]);
  });

  test('nobody else', () => {
    const others = [administrator, message, ...otherCourt, ...otherAgency];
    expect(others.filter((actor) => may(actor, row))).toEqual([]);
  });
});

describe.each([
  ['issue a statement', mayIssueStatement],
  ['conclude a civil case', mayConcludeCivilCase],
  ['rule on a confirmation', mayRuleConfirmation],
  ['rule on a payment order', mayRuleOrder],
  ['rule on an enforcement', mayRuleEnforcement],
  ['rule on an annulment', mayRuleAnnulment],
])('who may %s', (_what, may) => {
  test('judges of that court alone', () => {
    expect(may(judge, row)).toBe(true);
    const others = [clerk, administrator, message, ...otherCourt, ...otherAgency];
    expect(others.filter((actor) => may(actor, row))).toEqual([]);
  });
});

test('who sees the record and is no judge is told whose the act is', () => {
  expect(judgesOnly()).toMatchObject({
    code: 'FORBIDDEN',
    message: '这项操作由法官办理。',
    hint: '请由本案法官登录后操作。',
  });
});

describe('the window', () => {
  test('takes in complaints by clerks and judges of a court', () => {
    expect([clerk, judge, ...otherCourt].every(mayReceiveFiling)).toBe(true);
    expect([administrator, ...otherAgency].some(mayReceiveFiling)).toBe(false);
  });
});

describe('a court’s profile', () => {
  test('is set by its administrator', () => {
    expect(maySetProfile(administrator)).toBe(true);
    expect([clerk, judge, person('ADMINISTRATOR', here, 'union')].some(maySetProfile)).toBe(false);
  });

  test('is read by the court’s staff', () => {
    expect([clerk, judge, administrator].every(mayReadProfile)).toBe(true);
    expect(otherAgency.some(mayReadProfile)).toBe(false);
  });
});
