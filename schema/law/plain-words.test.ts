import 'reflect-metadata';
import { describe, expect, test } from 'vitest';
import { arrows, outcomeCodes } from '#kernel/clock/law.js';
import { dataClasses } from '#kernel/disclosure/data-class.js';
import { plainWords, wordsOfArrow, wordsOfRecord, wordsOfStep } from '#kernel/progress/plain-words.js';
import { referralMachine } from '#kernel/referral/referral.state.js';
import { agencyNames } from '../../infra/county/process-table.js';
import { manifests } from '../../infra/manifests.js';

/** What the register calls the record that each state table is for; null for what is no record of a case. */
const kinds: Record<string, string | null> = {
  intake: 'UnionIntake',
  hotlineTicket: 'HotlineTicket',
  visit: 'VisitRecord',
  riskLead: 'RiskLead',
  negotiation: 'Negotiation',
  mediation: 'UnionMediationCase',
  agreement: 'UnionMediationAgreement',
  'worker entry': null,
  supervisionLetter: 'UnionSupervisionLetter',
  'union legal aid': 'UnionLegalAidCase',
  'joint meeting': 'JointMeeting',
  'legal health check': null,
  'supervision letter': 'ProcuratorateSupervisionLetter',
  'filing intake': 'FilingIntake',
  'pre-filing mediation': 'PreFilingMediation',
  'civil case': 'CivilCase',
  'judicial confirmation': 'JudicialConfirmation',
  'payment order': 'PaymentOrder',
  enforcement: 'Enforcement',
  'award annulment': 'AwardAnnulment',
  arbitration: 'ArbitrationCase',
  'arbitral review': 'ArbitralReview',
  inspection: 'InspectionCase',
  'arrears lead': 'WageArrearsLead',
  'wage blacklist': 'WageBlacklistEntry',
  'transfer to the court': null,
  'arbitral entrustment': 'ArbitralEntrustment',
  'arbitral award': 'ArbitralAward',
  'procuratorial lead': 'ProcuratorialLead',
  'supported litigation': 'SupportedLitigation',
  'procuratorial recommendation': 'ProcuratorialRecommendation',
  'civil supervision': 'CivilSupervision',
  'legal aid': 'LegalAidCase',
  'legal-aid objection': 'LegalAidObjection',
  duplicate: null,
  'people’s mediation roster': null,
};
const tables = manifests.flatMap(({ name, machines }) =>
  Object.entries(machines).map(([machine, { table }]) => [`${name}: ${machine}`, machine, table] as const),
);
const words = plainWords();

describe('a worker is told in plain words', () => {
  test.each(tables)('of every state of %s, or of none and why', (_, machine, table) => {
    expect(Object.keys(kinds)).toContain(machine);
    const kind = kinds[machine];
    if (!kind) return;
    const record = wordsOfRecord(kind);
    if (record && 'untold' in record) return expect(record.untold).not.toBe('');
    const silent = Object.keys(table).filter((state) => wordsOfStep(kind, state) === null);
    expect(silent).toEqual([]);
  });

  test('of no state that a table does not have', () => {
    for (const [name, record] of Object.entries(words.records)) {
      if ('untold' in record) continue;
      const known = tables.flatMap(([, machine, table]) =>
        kinds[machine]?.endsWith(name) ? Object.keys(table) : [],
      );
      expect(
        Object.keys(record.states).filter((state) => !known.includes(state)),
        name,
      ).toEqual([]);
    }
  });

  test('what comes next, until a record has ended', () => {
    for (const [, machine, table] of tables) {
      const record = kinds[machine] ? wordsOfRecord(kinds[machine]) : null;
      if (!record || 'untold' in record) continue;
      for (const [state, acts] of Object.entries(table))
        if (Object.keys(acts).length > 0)
          expect(record.states[state]?.next, `${machine} ${state}`).not.toBeNull();
    }
  });

  test('of every arrow, or of none and why', () => {
    expect(Object.keys(words.arrows)).toEqual(arrows().map(({ id }) => id));
    for (const { id } of arrows()) {
      const said = wordsOfArrow(id);
      if (said !== null) expect(said).toMatch(/\{from\}.*\{to\}|\{to\}/);
    }
  });

  test('of every state of a referral and every outcome', () => {
    expect(Object.keys(words.referrals)).toEqual(Object.keys(referralMachine));
    expect(Object.keys(words.outcomes)).toEqual(outcomeCodes().map(({ code }) => code));
  });

  test('which of the data was looked at, by the classes there are', () => {
    const known: readonly string[] = [...dataClasses, 'other'];
    expect(Object.keys(words.looks).filter((look) => !known.includes(look))).toEqual([]);
    expect(words.looks.other).toBeDefined();
  });

  test('whom to ask, of every agency', () => {
    expect(Object.keys(words.agencies).sort()).toEqual([...agencyNames].sort());
  });

  test('never of a letter to an employer, nor of a lead that is weighed', () => {
    for (const kind of ['UnionSupervisionLetter', 'HumanResourcesSupervisionLetter', 'ProcuratorialLead'])
      expect(wordsOfRecord(kind)).toHaveProperty('untold');
    for (const arrow of ['A08', 'A09', 'A10', 'A12', 'A21', 'A23']) expect(wordsOfArrow(arrow)).toBeNull();
  });

  test('without codes, articles or terms of the trade', () => {
    const sentences = JSON.stringify(words.records) + JSON.stringify(words.referrals);
    const said = [...sentences.matchAll(/"(?:said|next)":"([^"]*)"/g)].map(([, text]) => text!);
    expect(said.length).toBeGreaterThan(100);
    const hard = /[A-Za-z_]{2,}|第\d+条|立案登记|诉前调|繁简分流|委派|委托调解|置换/;
    const plain = (text: string) => text.replaceAll(/\{(by|from|to)\}/g, '');
    expect(said.filter((text) => hard.test(plain(text)))).toEqual([]);
  });
});

test('the letters in the address book are those of the manifests', async () => {
  const { lettersOfAgencies } = await import('../../infra/county/process-table.js');
  expect(lettersOfAgencies).toEqual(Object.fromEntries(manifests.map(({ name, letter }) => [name, letter])));
});
