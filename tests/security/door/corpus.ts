import { brokenRequests } from './corpus-broken.js';
import { strangeDocuments } from './corpus-strange.js';
import { family, type Hostile, query, times } from './hostile-request.js';

const chain = (length: number, ways: number, end: string) =>
  `${times(length, (at) => `fragment f${at} on Query { ${`...f${at + 1} `.repeat(ways)}}`)} fragment f${length} on Query { ${end} }`;
const rows = (depth: number, first: number): string =>
  depth === 0 ? 'id' : `rows(first: ${first}) { ${rows(depth - 1, first)} }`;
const filter = (depth: number): string => (depth === 0 ? '{ is: "x" }' : `{ and: [${filter(depth - 1)}] }`);
const filterValue = (depth: number): unknown =>
  depth === 0 ? { is: 'x' } : { and: [filterValue(depth - 1)] };

function documents(): Hostile[] {
  return [
    ...family(
      'deep',
      [16, 20, 30, 50, 200, 1000],
      (depth) => `{ courtRows { ${'rows { '.repeat(depth)}id${' }'.repeat(depth)} } }`,
    ),
    ...family(
      'deep in fragments',
      [16, 20, 30, 49],
      (depth) =>
        `{ courtRows { ...r0 } } ${times(depth, (at) => `fragment r${at} on CourtRow { rows { ...r${at + 1} } }`)} fragment r${depth} on CourtRow { id }`,
    ),
    ...family(
      'deep in inline fragments',
      [16, 40, 200],
      (depth) => `{ courtRows { ${'... on CourtRow { rows { '.repeat(depth)}id${' } }'.repeat(depth)} } }`,
    ),
    ...family('wide', [1001, 1500, 3000, 3900], (width) => `{ courtRows { ${'id '.repeat(width)} } }`),
    ...family(
      'wide with unlike names',
      [21, 40, 200, 1000],
      (width) => `{ ${times(width, (at) => `f${at}`)} }`,
    ),
    ...family(
      'root fields',
      [21, 25, 30],
      (width) => `{ ${times(width, (at) => `a${at}: courtRows(first: 1) { id }`)} }`,
    ),
    ...family(
      'aliases of a field',
      [31, 50, 100, 500, 900],
      (number) => `{ ${times(number, (at) => `a${at}: courtWho`)} }`,
    ),
    ...family(
      'aliases of __typename',
      [31, 100, 200, 800],
      (number) => `{ ${times(number, (at) => `a${at}: __typename`)} }`,
    ),
    ...family(
      'aliases of a guessed case',
      [21, 31, 100, 300],
      (number) => `{ ${times(number, (at) => `c${at}: case(id: "WF-370499-C-2026-${at}") { id }`)} }`,
    ),
    ...family(
      'aliases over fragments',
      [31, 60, 120],
      (number) => `{ ${'...a '.repeat(number)} } fragment a on Query { x: courtWho }`,
    ),
    ...family(
      'aliases below',
      [31, 200],
      (number) => `{ courtRows { ${times(number, (at) => `a${at}: text(part: ${at})`)} } }`,
    ),
    ...family(
      'acts by aliases',
      [21, 31, 100],
      (number) => `mutation { ${times(number, (at) => `a${at}: courtAct`)} }`,
    ),
    ...family(
      'directives',
      [10, 11, 50, 200, 700],
      (number) => `{ courtWho ${'@include(if: true) '.repeat(number)} }`,
    ),
    ...family('unknown directives', [10, 100, 1500], (number) => `{ courtWho ${'@aa '.repeat(number)} }`),
    ...family(
      'directives on fields',
      [10, 30],
      (number) => `{ courtRows { ${times(number, (at) => `text(part: 1) @skip(if: ${at % 2 === 0})`)} } }`,
    ),
    ...family(
      'directives over fragments',
      [10, 90],
      (number) => `{ ${'...a '.repeat(number)} } fragment a on Query { courtWho @skip(if: false) }`,
    ),
    ...family('words', [4001, 8000, 20_000, 60_000], (number) =>
      `{ ${'courtWho '.repeat(number)} }`.slice(0, 250_000),
    ),
    ...family('signs', [4001, 20_000, 100_000], (number) => `{ courtMatch(ids: [${'!'.repeat(number)}]) }`),
    ...family(
      'bomb of 2 to the',
      [10, 12, 16, 20, 25, 30, 45],
      (length) => `{ ...f0 } ${chain(length, 2, 'courtWho')}`,
    ),
    ...family('bomb of 10 to the', [3, 5, 8], (length) => `{ ...f0 } ${chain(length, 10, 'courtWho')}`),
    ...family(
      'bomb without fields of 2 to the',
      [12, 25, 45],
      (length) => `{ ...f0 } ${chain(length, 2, '...nobody')}`,
    ),
    ...family(
      'bomb of unused fragments',
      [12, 25],
      (length) => `{ courtWho } ${chain(length, 2, 'courtWho')}`,
    ),
    ...family(
      'circle of fragments',
      [1, 2, 3, 10, 49],
      (length) =>
        `{ ...f0 } ${times(length, (at) => `fragment f${at} on Query { courtWho ...f${(at + 1) % length} }`)}`,
    ),
    ...family(
      'many fragments',
      [51, 100, 400],
      (number) =>
        `{ ${times(number, (at) => `...f${at}`)} } ${times(number, (at) => `fragment f${at} on Query { courtWho }`)}`,
    ),
    ...family('many operations', [11, 50, 400], (number) =>
      times(number, (at) => `query q${at} { courtWho }`),
    ),
    ...family(
      'list of',
      [201, 1000, 99_999_999, 2_147_483_647],
      (first) => `{ courtRows(first: ${first}) { id } }`,
    ),
    ...family('list by variable of', [201, 99_999_999, 1e300], (first) =>
      query('', 'query Q($n: Int!) { courtRows(first: $n) { id } }', { n: first }),
    ),
    ...family(
      'list by default of',
      [201, 99_999_999],
      (first) => `query Q($n: Int! = ${first}) { courtRows(first: $n) { id } }`,
    ),
    ...family(
      'list below of',
      [201, 99_999_999],
      (first) => `{ courtRows { rows(first: ${first}) { id } } }`,
    ),
    ...family(
      'cost of lists within lists',
      [3, 4, 5, 10, 14],
      (depth) => `{ courtRows(first: 200) { ${rows(depth - 1, 200)} } }`,
    ),
    ...family(
      'cost of assumed lists',
      [5, 8, 13],
      (depth) => `{ courtRows { ${'rows { '.repeat(depth)}id${' }'.repeat(depth)} } }`,
    ),
    ...family(
      'cost behind @skip',
      [3, 6],
      (depth) => `{ courtRows(first: 200) @skip(if: true) { ${rows(depth - 1, 200)} } }`,
    ),
    ...family('cost behind variables', [2, 3], (depth) =>
      query(
        '',
        `query Q($n: Int!) { courtRows(first: $n) { ${'rows(first: $n) { '.repeat(depth)}id${' }'.repeat(depth)} } }`,
        { n: 200 },
      ),
    ),
    ...family(
      'same field with other arguments',
      [2, 20, 21, 100, 600],
      (number) => `{ courtRows { ${times(number, (at) => `text(part: ${at})`)} } }`,
    ),
    ...family(
      'same field below the same field',
      [5, 21, 100],
      (number) => `{ ${times(number, (at) => `courtRows { rows { text(part: ${at}) } }`)} }`,
    ),
    ...family(
      'same field in fragments',
      [20, 49],
      (number) =>
        `{ courtRows { ${times(number, (at) => `...t${at}`)} } } ${times(number, (at) => `fragment t${at} on CourtRow { text(part: ${at}) }`)}`,
    ),
    ...family(
      'same fields squared',
      [10, 20],
      (number) =>
        `{ ${times(number, (one) => `courtRows { ${times(number, (other) => `text(part: ${one * number + other})`)} }`)} }`,
    ),
    ...family('deep input', [20, 100, 400], (depth) => `{ courtMatch(filter: ${filter(depth)}) }`),
    ...family(
      'deep input with an unknown field',
      [3, 12],
      (depth) => `{ courtMatch(filter: ${filter(depth).replace('is:', 'nobody:')}) }`,
    ),
    ...family('deep input by variable', [10, 20, 300, 600], (depth) =>
      query('', 'query Q($f: CourtFilter) { courtMatch(filter: $f) }', { f: filterValue(depth) }),
    ),
    ...family(
      'deep list',
      [40, 100, 1000, 3000],
      (depth) => `{ courtMatch(ids: ${'['.repeat(depth)}${']'.repeat(depth)}) }`,
    ),
    ...family('long list', [4000, 20_000], (length) => `{ courtMatch(ids: [${'"a" '.repeat(length)}]) }`),
    ...family('long list by variable', [2001, 20_000, 60_000], (length) =>
      query('', 'query Q($ids: [ID!]) { courtMatch(ids: $ids) }', { ids: Array(length).fill('a') }),
    ),
    ...family(
      'many variables',
      [101, 400, 800],
      (number) => `query Q(${times(number, (at) => `$v${at}: Int`)}) { courtWho }`,
    ),
    ...family('long name', [101, 10_000, 200_000], (length) => `{ ${'a'.repeat(length)} }`),
    ...family(
      'long unknown argument',
      [101, 100_000],
      (length) => `{ courtRows(${'a'.repeat(length)}: 1) { id } }`,
    ),
    ...family(
      'unknown fields',
      [5, 200, 900],
      (number) => `{ courtRows { ${times(number, (at) => `row${at}`)} } }`,
    ),
  ];
}

/** At least 200 requests, no two alike, none of which may be answered with data. */
export function hostileCorpus(): Hostile[] {
  return [...documents(), ...strangeDocuments(), ...brokenRequests()];
}
