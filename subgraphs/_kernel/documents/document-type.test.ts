import 'reflect-metadata';
import { describe, expect, test } from 'vitest';
import { agencyNames } from '../../../infra/county/process-table.js';
import { manifests } from '../../../infra/manifests.js';
import { documentType, documentTypes } from './document-type.js';
import { standing } from './layout.js';

/** The register of documents of domain 1.7, copied by hand, and the reply to a lead. */
const registered = `
  MEDIATION_APPLICATION CONSENT_FORM REPRESENTATIVE_ELECTION SERVICE_ADDRESS PROOF_OF_SERVICE MEDIATION_RECORD UNDISPUTED_FACTS
  MEDIATION_AGREEMENT SETTLEMENT_AGREEMENT MEDIATION_TERMINATION DELEGATION_LETTER ENTRUSTMENT_LETTER RESULT_FEEDBACK
  CONFIRMATION_APPLICATION CONFIRMATION_RULING ARBITRATION_APPLICATION RECEIPT ACCEPTANCE_NOTICE REFUSAL_NOTICE
  MEDIATION_SUGGESTION REVIEW_APPLICATION ARBITRAL_STATEMENT REVIEW_DECLINED AWARD ENFORCEMENT_TRANSFER
  PAYMENT_ORDER_APPLICATION PAYMENT_ORDER OBJECTION REMINDER OPINION RECOMMENDATION LEAD_TRANSFER LEAD_REPLY SUPPORT_STATEMENT
  PROCURATORIAL_RECOMMENDATION AID_APPLICATION AID_DECISION AID_ASSIGNMENT ARREARS_LEAD INSPECTION_COMPLAINT
  RECTIFICATION_ORDER ADMIN_DECISION BLACKLIST_DECISION TICKET HEALTH_CHECK_REPORT MINUTES`
  .trim()
  .split(/\s+/);
const types = documentTypes();

describe('the register of documents', () => {
  test('has every type, once', () => {
    expect(types.map(({ id }) => id).sort()).toEqual([...registered].sort());
  });

  test('names agencies that there are, or the parties', () => {
    const known = ['PARTY', ...agencyNames];
    expect(types.flatMap(({ issuers }) => issuers.filter((issuer) => !known.includes(issuer)))).toEqual([]);
  });

  test.each(types.map((type) => [type.id, type] as const))('%s has fields of different names', (_, type) => {
    const names = type.fields.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => standing.includes(name))).toEqual([]);
    for (const { kind, columns } of type.fields) expect(columns.length > 0).toBe(kind === 'ROWS');
  });

  test.each(types.flatMap((type) => (type.text ? [[type.id, type] as const] : [])))(
    'the wording of %s speaks of its fields alone, and of every one',
    (_, { text, fields }) => {
      const spoken = [...[text!.addressee ?? '', ...text!.body].join('').matchAll(/\{(\w+)\}/g)].map(
        ([, name]) => name!,
      );
      const rows = fields.filter(({ kind }) => kind === 'ROWS').map(({ name }) => name);
      const known = [...standing, ...fields.map(({ name }) => name)];
      expect(spoken.filter((name) => !known.includes(name))).toEqual([]);
      const said = new Set([...spoken, ...rows]);
      expect(fields.filter(({ name }) => !said.has(name)).map(({ name }) => name)).toEqual([]);
    },
  );

  test('breaks no title but where it is said, and every one that is too long for a line', () => {
    for (const { title, titleLines } of types)
      if (titleLines.length > 0) expect(titleLines.join('')).toBe(title);
      else expect([...title].length).toBeLessThanOrEqual(20);
  });

  test('keeps the record of a mediation restricted, and asks three originals of an agreement', () => {
    expect(documentType('MEDIATION_RECORD', '2025-01-10').restricted).toBe(true);
    expect(documentType('MEDIATION_AGREEMENT', '2025-01-10')).toMatchObject({
      copies: 3,
      restricted: false,
      signedBy: ['PARTIES', 'MEDIATOR', 'SEAL'],
    });
  });

  test('has no two series of numbers that are written alike', () => {
    const own = types.flatMap(({ number }) => (number.kind === 'OWN' ? [number] : []));
    expect(new Set(own.map(({ series }) => series)).size).toBe(own.length);
    // A number is read from its end, so that one pattern must not end as another does.
    for (const one of own)
      for (const other of own) if (one !== other) expect(one.pattern.endsWith(other.pattern)).toBe(false);
  });

  test('refuses a type it does not have', () => {
    expect(() => documentType('LOVE_LETTER', '2025-01-10')).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT' }),
    );
  });
});

describe('what an agency fills', () => {
  test.each(manifests.map(({ name, documents }) => [name, Object.keys(documents ?? {})] as const))(
    '%s issues',
    (name, ids) => {
      for (const id of ids)
        expect(
          documentType(id, '2025-01-10').issuers.filter((issuer) => issuer === name || issuer === 'PARTY'),
        ).not.toEqual([]);
    },
  );

  test('are the letter of delegation, the mediation agreement and the notice of acceptance at least', () => {
    const filled = new Set(manifests.flatMap(({ documents }) => Object.keys(documents ?? {})));
    expect([...filled]).toEqual(
      expect.arrayContaining(['DELEGATION_LETTER', 'MEDIATION_AGREEMENT', 'ACCEPTANCE_NOTICE']),
    );
  });
});
