import { createHash } from 'node:crypto';
import {
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';

/** What an invented object knows of itself: where it comes from, and how long the lists below it are. */
interface Invented {
  readonly seed: string;
  readonly length?: number;
  readonly [field: string]: unknown;
}

const phrases = ['测试甲', '虚构东湖制衣有限公司', '拖欠工资', '调解协议已经达成', '委派调解函', '等待签收'];
const oneInSoManyIsNull = 12;
const caseType = 'Case';

/**
 * Invents every field from the object it belongs to and its name, so that the same object has the same values whoever asks for it,
 * by whatever plan.
 */
export const invent: GraphQLFieldResolver<Invented | undefined, unknown> = (source, args, _context, info) => {
  const known = source?.[info.fieldName];
  if (known !== undefined) return known;
  const { id, first, ...rest } = args as { id?: string; first?: number };
  if (id !== undefined) return caseOf(id);
  const asked = first === undefined ? '' : JSON.stringify([first, rest]);
  const seed = `${seedOf(source)}.${info.fieldName}${asked}`;
  return valueOf(info.returnType, { seed, length: first ?? source?.length }, info);
};

/** A case is known by its code alone, from whichever side it is come to. */
function caseOf(id: string): Invented {
  return { id, seed: id };
}

function seedOf(source: Invented | undefined): string {
  return source?.seed ?? (typeof source?.id === 'string' ? source.id : '');
}

function valueOf(type: GraphQLOutputType, at: Invented, info: GraphQLResolveInfo): unknown {
  const number = numberOf(at.seed);
  if (!isNonNullType(type) && info.path.prev && number % oneInSoManyIsNull === 0) return null;
  const inner = getNullableType(type);
  if (isListType(inner)) {
    const length = at.length ?? 1 + (number % 3);
    return Array.from({ length }, (_item, place) =>
      valueOf(inner.ofType, { seed: `${at.seed}.${place}` }, info),
    );
  }
  if (isEnumType(inner)) return inner.getValues()[number % inner.getValues().length]!.value;
  if (isScalarType(inner)) return scalarOf(inner.name, number, at.seed);
  if (inner.name === caseType) return caseOf(scalarOf('ID', number, at.seed) as string);
  if (!isAbstractType(inner)) return at;
  return { ...at, __typename: info.schema.getPossibleTypes(inner)[0]!.name };
}

function scalarOf(name: string, number: number, seed: string): unknown {
  if (name === 'Boolean') return number % 2 === 0;
  if (name === 'Int' || name === 'Float') return number % 100_000;
  if (name === 'ID') return `WF-370499-C-2026-${createHash('sha1').update(seed).digest('hex').slice(0, 12)}`;
  if (/Date$/.test(name)) return `2026-03-${String(1 + (number % 28)).padStart(2, '0')}`;
  if (/Date|Time/.test(name)) return `2026-03-${String(1 + (number % 28)).padStart(2, '0')}T01:02:03.000Z`;
  return `${phrases[number % phrases.length]}${number % 1_000}`;
}

function numberOf(seed: string): number {
  return createHash('sha1').update(seed).digest().readUInt32LE();
}
