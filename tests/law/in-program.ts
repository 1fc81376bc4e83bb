import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AgencyManifest } from '#kernel/agency.js';
import { arrow as arrowOf, arrows, deadlines, localRules } from '#kernel/clock/law.js';
import { kernelEntities } from '#kernel/database.js';
import type { Machine } from '#kernel/machine.js';
import { meetingMachine } from '#kernel/joint-meeting/joint-meeting.state.js';
import { projectRoot } from '#kernel/project-root.js';
import { referralMachine } from '#kernel/referral/referral.state.js';
import { manifests } from '../../infra/manifests.js';
import { isTest, sources } from '../shape/source-files.js';
import {
  arrowRows,
  dutyRows,
  noticeRows,
  type RecordRow,
  recordRows,
  stateInProgram,
} from './coverage-rows.js';
import type { Item } from './items.js';

const code = sources(['subgraphs']).filter((file) => !isTest(file));

/** The folder of an agency, or of the kernel, whose code names an id: `'MED-6'`, `A05:`. */
function namedBy(id: string): string[] {
  const named = new RegExp(`['"\`\\s{]${id}['"\`:]`);
  const folders = code.flatMap((file) => (named.test(file.code) ? [file.path.split('/')[1]!] : []));
  return [...new Set(folders)];
}

/** Whether the program holds an item at all; whether it works is for the tests to say. */
export function inProgram({ group, id }: Item): boolean {
  const name = id.slice(group.length + 1);
  switch (group) {
    case 'record':
      return holdsRecord(recordRows().find((row) => row.record === name)!);
    case 'state':
      return holdsState(name);
    case 'arrow':
      return true; // Its legs say.
    case 'leg':
      return holdsLeg(name);
    case 'rule':
      return startsRule(name);
    case 'variant':
      return (
        isRegistered(name.split('/')[0]!) ||
        (startsRule(name.split('/')[0]!) && namedBy(name.split('/')[1]!).length > 0)
      );
    case 'local':
      return startsLocal(localRules().find((row) => row.id === name)!);
    case 'document':
      return manifests.some((manifest) => manifest.documents?.[name] !== undefined);
    case 'reason':
      return true; // Every return takes any reason of the table.
  }
}

function holdsRecord(row: RecordRow): boolean {
  if (row.table !== undefined) return existsSync(join(projectRoot, 'schema/law', row.table));
  if (row.counted !== undefined) return existsSync(join(projectRoot, row.counted));
  return isKept(row);
}

function isKept(row: Pick<RecordRow, 'agency' | 'entity'>): boolean {
  const kept = manifests.filter(({ name }) => row.agency === undefined || name === row.agency);
  const entities = [...kernelEntities, ...kept.flatMap((manifest) => manifest.entities)];
  return entities.some((entity) => (entity as { name: string }).name === row.entity);
}

/** The state table of a record in the manifest of its agency; null where it has none. */
export function tableOf({ agency, machine }: RecordRow): Machine<string, string> | null {
  if (machine === 'referral') return referralMachine;
  if (machine === 'joint meeting') return meetingMachine;
  const keeper: AgencyManifest | undefined = manifests.find(({ name }) => name === agency);
  return machine === undefined ? null : (keeper?.machines[machine]?.table ?? null);
}

function holdsState(name: string): boolean {
  const [record, state] = name.split('.') as [string, string];
  const row = recordRows().find((each) => each.record === record)!;
  const table = tableOf(row);
  return table !== null && stateInProgram(row, state)! in table;
}

function holdsLeg(name: string): boolean {
  const [arrow, leg] = name.split(' ') as [string, string];
  const elsewhere = arrowRows().find((row) => row.arrow === arrow);
  if (elsewhere) return elsewhere.sent.every(holdsState);
  const notice = noticeRows().find((row) => row.arrow === arrow);
  if (notice) return isKept({ entity: notice.entity });
  const { from, to } = arrowOf(arrow);
  // Whatever comes by referral is taken in, signed for and returned by the doors that every agency has.
  if (leg !== 'sent')
    return to.includes('any') || to.includes('all') || manifests.some(({ name }) => to.includes(name));
  return namedBy(arrow).some(
    (folder) => from.includes(folder) || from.includes('any') || folder === '_kernel',
  );
}

/** Named by code, or the answer or handling rule of an arrow, which every referral starts; a duty by its states. */
function startsRule(rule: string): boolean {
  const duty = dutyRows().find((row) => row.duty === rule);
  if (duty) return duty.kept.every(holdsState);
  return namedBy(rule).length > 0 || isRegistered(rule) || arrows().some((row) => row.answerRule === rule);
}

/** By its own name, or beside the national rule that is started. */
function startsLocal({ rule, beside }: { rule: string; beside: string | null }): boolean {
  return startsRule(rule) || (beside !== null && startsRule(beside));
}

/** A limit whose event people put on record by a door that knows the rules from the table. */
function isRegistered(rule: string): boolean {
  const rows = [...deadlines(), ...localRules()];
  return rows.some((row) => ('rule' in row ? row.rule : row.id) === rule && row.registeredBy.length > 0);
}

/** How the states of a record differ between the field and the program. */
export interface Difference {
  record: string;
  /** In the field, not in the program. */
  missing: string[];
  /** In the program, not in the field. */
  added: string[];
  computed: Readonly<Record<string, string>>;
  called: Readonly<Record<string, string>>;
}

export function stateDifferences(): Difference[] {
  return recordRows().flatMap((row) => {
    const table = Object.keys(tableOf(row) ?? {});
    const field = row.states.map((state) => stateInProgram(row, state)).filter((state) => state !== null);
    const missing = field.filter((state) => !table.includes(state));
    const added = table.filter((state) => !field.includes(state));
    const same = missing.length + added.length + Object.keys({ ...row.computed, ...row.called }).length === 0;
    if (same || row.states.length === 0) return [];
    return [{ record: row.record, missing, added, computed: row.computed, called: row.called }];
  });
}
