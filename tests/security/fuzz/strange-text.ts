import type { Random } from '../../kit/random.js';

/** Text a clerk could have typed, and that must be taken as text: none of it may reach a parser of another language. */
export const hostileTexts: readonly string[] = [
  ...[
    "' or '1'='1",
    "'; drop table session; --",
    "' union all values (1) --",
    '1) or (1=1',
    "\\'; --",
    '$1',
    '$$x$$',
  ],
  ...[
    '%',
    '_',
    '%%%%%%%%%%',
    '[a-z]*',
    '\\',
    '\\\\%',
    '$.*',
    '$..[?(@.a)]',
    '@@version',
    '{"$gt":""}',
    '{{7*7}}',
  ],
  ...[
    '${7*7}',
    '#{7*7}',
    '<%= 7 %>',
    '%s%s%s%n',
    '%x%x',
    '{0}',
    '*)(uid=*))(|(uid=*',
    '(&(a=*))',
    '; ls',
    '`id`',
  ],
  ...['$(id)', '| cat', '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', 'javascript:alert(1)'],
  ...[
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '../../../../etc/hosts',
    '..\\..\\',
    'file:///etc/hosts',
    '=cmd|x!A1',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'null',
    'undefined',
    'NaN',
    'Infinity',
    'true',
    '-0',
  ],
  ...[
    '0x10',
    '1e309',
    '１２３',
    'ﬀ',
    'İ',
    'ß',
    '🏃🏽‍♀️',
    '👨‍👩‍👧‍👦',
    'é',
    '𠮷',
    '﷽',
    'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
    '　',
    '\u00a0',
    '\ufeff',
    '\u200b',
  ],
  ...[
    '\t',
    '\r\n',
    ' ',
    '"',
    "'",
    ';',
    ',',
    '#',
    '/*',
    '//',
    '--',
    '<',
    '&amp;',
    '\u2028',
    '\ufffd',
    '\uffff',
  ],
];

/** Text that nobody types: none of it may be kept. */
export const unwrittenTexts: readonly string[] = [
  ...[
    '\u0000',
    'a\u0000b',
    '\u0000\u0000\u0000',
    '样例\u0000',
    '\ud800',
    '\udfff',
    'a\ud83d',
    '\udc00\ud800',
  ],
  ...[
    '\u202e',
    'abc\u202ecba',
    '\u2066\u2067\u2069',
    '\u200f\u202b',
    '\u0007',
    '\u001b[2J',
    '\u0008',
    '\u007f',
  ],
];

export function longText(random: Random): string {
  const unit = random.pick(['x', '长', '🏃', "'", '\\', '%', '<a>', '{"a":', 'é']);
  return unit.repeat(Math.ceil(random.pick([20_001, 50_000, 100_000]) / unit.length));
}

/** JSON that is not what a field of any type wants. */
export function strangeValue(random: Random): unknown {
  return random.pick<() => unknown>([
    () => null,
    () => random.pick([-1, 0, 1, 2 ** 31, 2 ** 53, -(2 ** 63), 1e21, 1.5, -0.1, 1e308, 5e-324]),
    () => random.chance(0.5),
    () => random.pick(hostileTexts),
    () => random.pick(unwrittenTexts),
    () => [],
    () => [[[[[]]]]],
    () => [random.pick(hostileTexts), 1, null],
    () => ({}),
    () => deep(random.between(2, 30)),
    () => ({ $gt: '' }),
    () => ({ length: 1e9 }),
    () => ({ toString: 'x', valueOf: 1 }),
    () =>
      Raw.of(
        random.pick(['NaN', 'Infinity', '-Infinity', 'undefined', '01', '.5', '1.', '+1', "'x'", '0x1f']),
      ),
    () => Raw.of(random.pick(['1e400', '-1e400', '9'.repeat(400), `0.${'0'.repeat(400)}1`])),
    () => Raw.of(`{"__proto__":{"admin":true}}`),
    () => Raw.of(`{"constructor":{"prototype":{"admin":true}}}`),
    () => Raw.of('{"a":1,"a":2}'),
  ])();
}

function deep(levels: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? { a: value } : [value];
  return value;
}

/** A piece of text that goes into JSON as it is. */
export class Raw {
  private constructor(readonly text: string) {}

  static of(text: string): Raw {
    return new Raw(text);
  }
}

const mark = 'raw-json:';

/** JSON with its raw pieces put in. */
export function jsonOf(value: unknown): string {
  const text = JSON.stringify(value, (_key, part: unknown) =>
    part instanceof Raw ? `${mark}${Buffer.from(part.text).toString('base64')}:` : part,
  );
  return text.replaceAll(new RegExp(`"${mark}([^:"]*):"`, 'g'), (_all, packed: string) =>
    Buffer.from(packed, 'base64').toString(),
  );
}
