import type { AgencyManifest } from '#kernel/agency.js';
import { arrows, deadlines, localRules, returnReasons } from '#kernel/clock/law.js';
import { documentTypes } from '#kernel/documents/document-type.js';
import { arrangements } from './arrangement.js';
import { type Arrow, leads, sendersGuards } from './arrow-row.js';

/** What is wrong with the table of arrows, each against the other tables of the law; empty when all is well. */
export function faultsOfArrows(rows: readonly Arrow[]): string[] {
  const known = {
    arrow: new Set(rows.map(({ id }) => id)),
    limit: new Set([...deadlines().map(({ id }) => id), ...localRules().map(({ rule }) => rule)]),
    document: new Set(documentTypes().map(({ id }) => id)),
    'return reason': new Set(returnReasons().map(({ code }) => code)),
  };
  return rows.flatMap((row) => {
    const limits = [row.answerRule, row.handlingRule].flatMap((rule) => rule ?? []);
    const named: [keyof typeof known, readonly string[]][] = [
      ...([
        ['arrow', [...row.nextArrows, ...row.carriedBy]],
        ['limit', limits],
        ['document', row.documents],
        ['return reason', row.returnReasons],
      ] as [keyof typeof known, string[]][]),
    ];
    const unknown = named.flatMap(([kind, ids]) =>
      ids.flatMap((id) => (known[kind].has(id) ? [] : [`${row.id}: there is no ${kind} ${id}.`])),
    );
    return [...unknown, ...faultsWithin(row)];
  });
}

function faultsWithin(row: Arrow): string[] {
  const codes = row.guards.map(({ code }) => code);
  const comesBack = row.receiverMay.some((may) => may === 'RETURN' || may === 'OBJECT');
  const faults: [boolean, string][] = [
    [new Set(codes).size < codes.length, 'a guard stands there twice.'],
    [row.consent.length > 0 !== row.consentScopes.length > 0, 'consent and consentScopes go together.'],
    [
      comesBack !== row.returnReasons.length > 0,
      'it can be sent back, and has no return reasons; or the reverse.',
    ],
    [row.documents.length + row.letters.length === 0, 'no document goes out.'],
  ];
  return faults.flatMap(([wrong, text]) => (wrong ? [`${row.id}: ${text}`] : []));
}

type SenderManifest = Pick<AgencyManifest, 'name' | 'sends'>;

/** What an agency's manifest leaves open of the arrows it sends; empty when it answers every guard. */
export function faultsOfSender({ name, sends = {} }: SenderManifest, rows: readonly Arrow[]): string[] {
  return Object.entries(sends).flatMap(([id, checks]) => {
    const row = rows.find((each) => each.id === id);
    if (!row || !leads(row.from, name)) return [`${name} sends ${id}, which does not begin there.`];
    const wanted = sendersGuards(row).map(({ code }) => code);
    return [
      ...wanted.filter((code) => !checks[code]).map((code) => `${name}: nobody answers ${code} of ${id}.`),
      ...Object.keys(checks)
        .filter((code) => !wanted.includes(code))
        .map((code) => `${name} answers ${code}, which ${id} does not ask.`),
    ];
  });
}

/** Stops a process whose arrows do not hold together, and says each reason. */
export function checkArrows(manifest: SenderManifest): void {
  arrangements();
  const faults = [...faultsOfArrows(arrows()), ...faultsOfSender(manifest, arrows())];
  if (faults.length > 0) throw new Error(`schema/law/arrows.yaml:\n${faults.join('\n')}`);
}
