import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FieldNode, Kind, parse, print, type SelectionNode } from 'graphql';
import { projectRoot } from '#kernel/project-root.js';
import { type AgencyName, agencyNames } from '../../../infra/county/process-table.js';
import { soughtName } from '../../../infra/load/invented.js';
import { askAgency } from '../../kit/case-as-seen.js';
import type { SmallCounty } from './small-county.js';

/** What is asked of an archive of any size, and may not cost more in a large one. */
export interface Question {
  readonly name: string;
  /** How many times its cost at ten thousand cases it may cost at a million. */
  readonly mostTimes: number;
  /** Below so many pages a tree that is one page higher shows as much as a scan; each case that runs may be looked up. */
  readonly fewPages?: number;
  ask(county: SmallCounty, caseCode: string): Promise<unknown>;
}

const caseView = parse(readFileSync(join(projectRoot, 'gateway/documents/case-view.graphql'), 'utf8'));
const figures = readFileSync(join(projectRoot, 'gateway/desk/figures/figures.graphql'), 'utf8');

/** What the case view asks of one agency, as the gateway asks it. */
function partOf(field: string): string {
  const operation = caseView.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
  const root = operation.selectionSet.selections[0] as FieldNode;
  const part = root.selectionSet!.selections.find(
    (node: SelectionNode) => node.kind === Kind.FIELD && node.name.value === field,
  )!;
  const fragments = caseView.definitions
    .filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION)
    .map(print)
    .filter((text) => print(part).includes(`...${/fragment (\w+)/.exec(text)![1]!}`));
  return `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Case { ${print(part)} } } } ${fragments.join(' ')}`;
}

const fieldOf = (name: AgencyName): string =>
  name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const parts = new Map(agencyNames.map((name) => [name, partOf(fieldOf(name))]));

const item = 'id doing from worker workers employer causeName amount due daysLeft why assigneeName hops';
const worklist = (view: string) =>
  `{ courtWorklist(view: ${view}) { nodes { ${item} } counts { view total overdue soon } endCursor } }`;
const search = (words: string) =>
  `{ courtSearch(words: "${words}") { nodes { caseCode worker employer due } total endCursor } }`;

const atCourt = (source: string) => (county: SmallCounty) => askAgency(county.reader('court'), source);

export const questions: readonly Question[] = [
  {
    name: 'case view',
    mostTimes: 1.5,
    ask: (county, caseCode) =>
      Promise.all(
        [...parts].map(([name, source]) =>
          askAgency(county.reader(name), source, { of: [{ __typename: 'Case', id: caseCode }] }),
        ),
      ),
  },
  { name: 'worklist', mostTimes: 1.5, ask: atCourt(worklist('UNIT')) },
  { name: 'worklist, done', mostTimes: 1.5, ask: atCourt(worklist('DONE')) },
  { name: 'party search', mostTimes: 1.5, ask: atCourt(search(soughtName)) },
  { name: 'two characters', mostTimes: 1.5, ask: atCourt(search(soughtName.slice(-2))) },
  { name: 'pinyin', mostTimes: 1.5, ask: atCourt(search('chengche')) },
  { name: 'all, last first', mostTimes: 1.5, ask: atCourt(search('')) },
  {
    name: 'statistics',
    mostTimes: 3,
    ask: (county) =>
      askAgency(county.reader('docket'), figures, {
        ...{ from: '2026-01-01', until: '2026-12-31', own: false },
        ...{ beforeFrom: '2025-01-01', beforeUntil: '2025-12-31' },
      }),
  },
  {
    name: 'own statistics',
    mostTimes: 3,
    fewPages: 4_000,
    ask: (county) =>
      askAgency(county.reader('court', 'docket'), figures, {
        ...{ from: '2026-01-01', until: '2026-12-31', own: true },
        ...{ beforeFrom: '2025-01-01', beforeUntil: '2025-12-31' },
      }),
  },
];
