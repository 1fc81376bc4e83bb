import { isEnumType, isInputObjectType, type GraphQLNamedInputType } from 'graphql';
import type { Random } from '../../kit/random.js';
import { hostileTexts, longText, Raw, strangeValue, unwrittenTexts } from './strange-text.js';

const badDates = [
  ...['2023-02-29', '0000-00-00', '2024-13-01', '2024-00-10', '2024-01-32', '1900-02-29', '+275760-09-13'],
  ...[
    '275760-09-13',
    '2024-1-1',
    '2024/01/01',
    '20240101',
    '2024-01-01T00:00:00Z',
    'today',
    '-001-01-01',
    '２０２４-02-30',
  ],
];
const badInstants = [
  ...[
    '2024-02-30T10:00:00+08:00',
    '2024-01-01T24:00:00Z',
    '2024-01-01T10:00:00',
    '2024-01-01',
    '1704067200000',
  ],
  ...[
    '2024-01-01T10:00:00+25:00',
    '275760-09-13T00:00:00Z',
    '2024-01-01T10:61:00Z',
    'now',
    '0000-00-00T00:00:00Z',
  ],
];
const badNumbers = [-1, 1.5, 1e21, -(2 ** 63), 2 ** 53, 0.1 + 0.2, '12', '', 'NaN', true];

/** Places in a list that no list has given. */
const cursors = [
  ...['-1', '0', '1e30', '99999999999999999999999', '9223372036854775808', '0x10', 'Infinity', 'AAAA', '='],
  ...[
    'null',
    '[]',
    '{}',
    '{"x":1}',
    '["2024-02-30","x"]',
    '["9999-12-31","x"]',
    '{"after":"\' or 1=1"}',
    '[[],{}]',
    '[1]',
  ].map((text) => Buffer.from(text).toString('base64url')),
];

/** What each scalar of the hub must refuse. */
const badScalars: Record<string, readonly unknown[]> = {
  IdNumber: [
    ...[
      '370499198107170345',
      '370499198117170346',
      '990499198107170346',
      '37049919810717034',
      '370499810717034',
    ],
    ...[
      '370499202302290014',
      '３７０４９９１９８１０７１７０３４５',
      '370499198107170346X',
      '37049919810717034%',
      1,
    ],
  ],
  CreditCode: [
    ...[
      '91370499FAKE00013X',
      '81370499FAKE000644',
      '91370499FAKE0001',
      'I1370499FAKE00013R',
      '91990499FAKE00013R',
    ],
    ...["91370499FAKE00013'", '91370499FAKE00013R91370499FAKE00013R', 91],
  ],
  Phone: [
    'abc',
    '12345678901',
    '144000000',
    '+1 212 555 0100',
    '144-0000-00015',
    '1440000000\u0000',
    14_400_000_001,
  ],
  CaseNumber: [
    ...[
      '鲁民诉前调',
      '（2024）鲁0402民诉前调号',
      '（20245）鲁0402民初1号',
      '（2024）鲁0402民初-1号',
      '(2024)X0402民初1号',
    ],
    ...['（2024）鲁0402民初999999999号', '（2024）鲁0402初1号', '（２０２４）鲁０４０２民１号', 1],
  ],
  DivisionCode: ['37049', '3704999', '000000', 'abcdef', '99 0499', 370_499],
  LocalDate: [...badDates, 20_240_101],
  Instant: [...badInstants, 1_704_067_200_000],
  Money: badNumbers,
  Int: [2 ** 31, -(2 ** 31) - 1, 1.5, '1', 'NaN', true, 1e21, ''],
  Boolean: ['true', 1, 0, 'yes', '', 'null'],
};

/** Fields of type String whose value is a code of a list. */
const coded =
  /^(cause|causeVersion|claimKinds|outcome|reasonCode|arrow|directSuitGround|courtCode|suggestedAgency|agency|stageKind|stageState|partyKey)$/;

/** A value that a field of this type and name must refuse, whatever stands beside it. */
export function definiteFlaw(
  random: Random,
  type: GraphQLNamedInputType,
  name: string,
  foreignIds: readonly string[],
): unknown {
  if (isInputObjectType(type))
    return random.pick<unknown>(['text', 1, true, [[]], { __typename: type.name }, { unknown: 1 }]);
  if (random.chance(0.15)) return misfit(random, type.name);
  if (isEnumType(type))
    return random.pick(['NO_SUCH', type.getValues()[0]!.name.toLowerCase(), '', 0, ...hostileTexts]);
  if (badScalars[type.name]) return random.pick(badScalars[type.name]!);
  if (type.name === 'ID')
    return random.pick<() => unknown>([
      () => random.uuid(),
      () => (foreignIds.length > 0 ? random.pick(foreignIds) : random.uuid()),
      () =>
        random.pick([
          'no id',
          '',
          '0',
          '-1',
          'null',
          random.uuid().toUpperCase(),
          `${random.uuid()}x`,
          '1e3',
        ]),
      () => random.pick([0, -1, 2 ** 53, 1.5, true]),
      () => random.pick([...hostileTexts, ...unwrittenTexts]),
      () =>
        random.pick(['WF-370499-C-2024-999999-0', 'WF-370499-C-2024-000001-0', 'WF-000000-Z-9999-000000-0']),
      () => longText(random),
    ])();
  if (coded.test(name))
    return random.pick([
      'NO_SUCH',
      '',
      '__proto__',
      'constructor',
      'toString',
      ...hostileTexts,
      ...unwrittenTexts,
    ]);
  return random.chance(0.2) ? longText(random) : random.pick(unwrittenTexts);
}

/** JSON of another kind than the type wants; none of it becomes the type by coercion. */
function misfit(random: Random, type: string): unknown {
  const object = random.pick<unknown>([
    {},
    { $gt: '' },
    { toString: 'x' },
    Raw.of('{"__proto__":{"admin":true}}'),
    { length: 1e9 },
  ]);
  const others = [object, [[[]]], [object], Raw.of('NaN'), Raw.of('1e400'), Raw.of('undefined')];
  if (type === 'String') return random.pick([...others, 1, true, 1.5]);
  return random.pick(others);
}

/** Any bad value, also one that is only odd: for what does not write. */
export function oddValue(
  random: Random,
  type: GraphQLNamedInputType,
  name: string,
  foreignIds: readonly string[],
): unknown {
  if (random.chance(0.4)) return definiteFlaw(random, type, name, foreignIds);
  if (random.chance(0.2)) return strangeValue(random);
  if (type.name === 'Int')
    return random.pick([-1, 0, 1, 100, 101, 199, 201, 2 ** 31 - 1, -(2 ** 31), 99_999_999]);
  if (type.name === 'LocalDate')
    return random.pick(['0001-01-01', '9999-12-31', '2024-02-29', '1582-10-10', '2100-01-01']);
  if (/^(after|before)$/.test(name)) return random.pick([...cursors, ...hostileTexts]);
  return random.pick(hostileTexts);
}
