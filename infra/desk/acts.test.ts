import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildASTSchema, parse, validate } from 'graphql';
import { parse as parseYaml } from 'yaml';
import { beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '#kernel/project-root.js';
import type { Act, FormField } from '../../gateway/desk/acts/act.js';
import { englishOf, termOf } from './act-form.js';
import { actCatalogue, type ActCatalogue } from './acts.js';
import { statesFor } from './act-states.js';
import { arrowActs, type SentArrow } from './arrow-acts.js';

const supergraph = readFileSync(join(projectRoot, 'schema/supergraph.graphql'), 'utf8');
const schema = buildASTSchema(parse(supergraph), { assumeValidSDL: true });
const mutations = Object.keys(schema.getMutationType()!.getFields());

let catalogue: ActCatalogue;
let acts: Act[];
beforeAll(async () => {
  catalogue = await actCatalogue(supergraph);
  acts = Object.values(catalogue.agencies).flatMap((agency) => agency.acts);
});

function act(name: string): Act {
  return acts.find((each) => each.name === name)!;
}

describe('the catalogue of acts', () => {
  test('has a form and a document that the schema accepts for every mutation of the graph', () => {
    expect(acts.map(({ name }) => name).sort()).toEqual([...mutations].sort());
    expect(acts.filter(({ document }) => !catalogue.documents[document])).toEqual([]);
    const faults = Object.values(catalogue.documents).flatMap((text) => validate(schema, parse(text)));
    expect(faults.map(({ message }) => message)).toEqual([]);
  });

  test('says every act and every field in Chinese', () => {
    const groups = Object.values(catalogue.agencies).flatMap((agency) => Object.values(agency.groups));
    const fields: { label: string }[] = [...acts, ...acts.flatMap((each) => each.fields), ...groups.flat()];
    const foreign = fields.filter(({ label }) => !/[\u4e00-\u9fff]/.test(label) || /[a-z]{3}/i.test(label));
    expect(foreign.map(({ label }) => label)).toEqual([]);
  });

  test('knows every input that a form consists of', () => {
    for (const { acts: own, groups } of Object.values(catalogue.agencies)) {
      const fields: FormField[] = [...own.flatMap((each) => each.fields), ...Object.values(groups).flat()];
      const open = fields.filter(({ kind, of }) => kind === 'GROUP' && !groups[of!]);
      expect(open.map(({ of }) => of)).toEqual([]);
    }
  });

  test.each([
    ['courtAcceptConfirmation', ['APPLIED']],
    ['courtConcludeCivilCase', ['REGISTERED', 'IN_MEDIATION', 'TRIAL']],
    // It signs for what nobody has signed for, and then accepts.
    ['unionAcceptMediation', ['SENT', 'RECEIVED']],
    // The second step of taking a letter up is no door.
    ['unionReturnReferral', ['SENT', 'RECEIVED']],
    // The mediator and the seal may follow when it is in effect already.
    ['unionSignAgreement', ['DRAFT', 'PARTLY_SIGNED', 'EFFECTIVE', 'CONFIRMED', 'REPLACED_BY_ARBITRAL']],
    ['justiceDecideLegalAid', ['APPLIED', 'ADVANCED']],
    ['humanResourcesFormTribunal', ['ACCEPTED']],
    // What is applied on is in effect, and not enforceable yet.
    ['unionApplyConfirmation', ['EFFECTIVE', 'PERFORMING', 'BREACHED']],
  ])('offers %s in the states %j alone', (name, states) => {
    expect(act(name).states).toEqual(states);
  });

  test('offers nothing in a state that the table knows as final', () => {
    const closed = acts.filter(
      ({ record, states }) => record?.type === 'Referral' && states?.includes('CLOSED'),
    );
    expect(closed.map(({ name }) => name)).toEqual([]);
  });

  test('finds the record that an act is done to', () => {
    expect(act('courtDelegateMediation').record).toEqual({
      type: 'FilingIntake',
      path: ['input', 'filingIntakeId'],
    });
    expect(act('unionApplyConfirmation').record?.type).toBe('UnionMediationAgreement');
    expect(act('unionSendLead').record).toEqual({ type: 'Case', path: ['input', 'caseCode'] });
    expect(act('unionRegisterIntake').record).toBeNull();
  });
});

describe('the acts that send arrows', () => {
  const arrows = parseYaml(readFileSync(join(projectRoot, 'schema/law/arrows.yaml'), 'utf8')) as SentArrow[];

  test('are there for every arrow that an agency of the hub sends', () => {
    const sent = arrowActs(schema, arrows);
    const reached = new Set(Object.values(sent).flatMap((own) => Object.keys(own)));
    expect(arrows.map(({ id }) => id).filter((id) => !reached.has(id))).toEqual([]);
  });

  test('are missed where an arrow has none', () => {
    expect(() => arrowActs(schema, [{ id: 'A99', from: ['court'] }])).toThrow(
      'court sends A99, and no act does it',
    );
  });
});

test.each([
  ['Take up a case (受理, A02).', '受理'],
  ['Sues (第5条). Ends it (结案).', '结案'],
  ['No term here (A03).', null],
])('%s has the term %s', (description, term) => {
  expect(termOf(description)).toBe(term);
  expect(englishOf(description)).not.toMatch(/受理|结案/);
});

test('an act that moves no table of the record is possible in each of its states', () => {
  expect(statesFor({ tables: [], byMutation: new Map() }, 'unionX', ['DRAFT'])).toBeNull();
});
