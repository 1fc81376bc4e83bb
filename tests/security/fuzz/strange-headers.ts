import type { Person } from '../../../infra/county/people.js';
import { purposeHeader } from '../../kit/purpose-header.js';
import type { Random } from '../../kit/random.js';

const purposes = [
  ...[
    '{}',
    '[]',
    'null',
    '""',
    '1',
    '{',
    '{"reason":1}',
    '{"reason":"x","caseNumber":"y"}',
    '\\u0000',
    'SUPERVISION',
  ],
  ...[
    '{"reason":"__proto__","caseNumber":"constructor"}',
    '{"reason":"COURT_TRIAL","caseNumber":"\\u0000\\u0000\\u0000\\u0000"}',
  ],
  ...[
    '{"reason":"COURT_TRIAL","caseNumber":"\\ud800\\ud800\\ud800\\ud800"}',
    `{"reason":"${'x'.repeat(1900)}"}`,
  ],
  ...[
    '{"reason":"ARBITRATION_INQUIRY","caseNumber":"\' or 1=1 --"}',
    '[[[[[[[[]]]]]]]]',
    '{"__proto__":{"reason":"SUPERVISION"}}',
  ],
];
const principals = [
  'nobody',
  'leader',
  'court-clerk',
  '',
  'x'.repeat(64),
  'x'.repeat(65),
  '..',
  "' or 1=1",
  '__proto__',
  '%00',
];
const traces = [
  '',
  '00-0-0-0',
  'x',
  `00-${'0'.repeat(32)}-${'0'.repeat(16)}-00`,
  `ff-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  '00-'.repeat(300),
];
const stated = [
  purposeHeader({ reason: 'ARBITRATION_INQUIRY', caseNumber: '虚劳人仲案字〔2025〕第12号' }),
  purposeHeader({ reason: 'SUPERVISION', caseNumber: '虚检民监〔2025〕1号' }),
];

/** Headers of the hub's own as nobody should send them; most of the time none. */
export function strangeHeaders(random: Random, person: Person): Record<string, string> {
  const headers: Record<string, string> = {};
  if (random.chance(0.06)) headers['wufang-purpose'] = random.pick(purposes);
  else if (random.chance(0.01)) Object.assign(headers, random.pick(stated));
  if (random.chance(0.04))
    headers['wufang-on-behalf-of'] = random.pick(principals.filter((id) => id !== person.id));
  if (random.chance(0.04)) headers.traceparent = random.pick(traces);
  return headers;
}
