import { recordRows } from './coverage-rows.js';
import { type Claim, type Claims, readClaims } from './claims.js';
import { inProgram } from './in-program.js';
import { type Group, type Item, lawItems } from './items.js';

/** How one item stands: it is covered when the program holds it and a test exercises it. */
export interface Finding extends Item {
  inProgram: boolean;
  /** The test that exercises it; null where none does, or where several together do. */
  claim: Claim | null;
  covered: boolean;
  /** Of the items it needs, those that are not covered. */
  lacks: string[];
}

/** What code may name by parts (`HOT-${grade}`) or take from a table: where a test was seen to come by it, it is there. */
const builtFromParts = new Set<Group>(['leg', 'rule', 'variant', 'local']);

export function lawCoverage(today: string, claims: Claims = readClaims()): Finding[] {
  const byTable = Object.fromEntries(
    recordRows().flatMap(({ record, test }) =>
      test ? [[`record ${record}`, { file: test.file, test: test.title }]] : [],
    ),
  ) as Claims;
  const single = lawItems(today).map((item): Finding => {
    const claim = claims[item.id] ?? byTable[item.id] ?? null;
    const held = inProgram(item) || (claim !== null && builtFromParts.has(item.group));
    return { ...item, inProgram: held, claim, covered: held && claim !== null, lacks: [] };
  });
  const covered = new Set(single.filter((finding) => finding.covered).map(({ id }) => id));
  return single.map((finding) => {
    if (finding.needs.length === 0) return finding;
    const lacks = finding.needs.filter((id) => !covered.has(id));
    return { ...finding, lacks, covered: lacks.length === 0 };
  });
}
