import { createHash } from 'node:crypto';
import type { GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GatewayGraphQLResponse } from '@apollo/server-gateway-interface';
import {
  execute,
  getNamedType,
  GraphQLError,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  visit,
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import type { GatewayContext } from '../../gateway/context.js';
import { readAnswer } from '../../gateway/agency-call.js';
import { textOfBytes } from '../../gateway/execution/byte-text.js';
import { bodyOf } from '../../gateway/execution/call-body.js';
import type { Source, SourceAnswer, SourceCall } from '../../gateway/execution/run.js';
import { Random } from '../kit/random.js';

/** How an agency answers in one operation; the same seed gives the same answers to whoever asks. */
export interface Mood {
  seed: string;
  nulls: number;
  errors: number;
  /** The chance of a value of another kind than the schema says. */
  wrong: number;
  /** Whether texts are such as people write, without what JSON writes by its number. */
  plain?: boolean;
  /** Whether answers depend on an object's id alone, and not on what else is sent of it: planners send different things. */
  onlyIds?: boolean;
  /** Agencies that give no answer at all. */
  silent: ReadonlySet<string>;
}

type Thing = Record<string, unknown> & { seed: string; depth?: number };
type Asked = { query?: string; variables?: Record<string, unknown> };

const plainTexts = ['工会', '张三 "丙"', 'plain', '\u2028', '😀𠮷', '', 'é\\n', '甲\n乙'];
const allTexts = [...plainTexts, '\u2028\u0007', '\ud800'];

/** A subgraph made of an agency's SDL that invents its answers: by the object and what is asked of it, by nothing else. */
export class InventedAgency implements Source {
  /** How many answers were passed on, as the gateway does it, and not parsed. */
  passedOn = 0;
  mood: Mood = { seed: '', nulls: 0, errors: 0, wrong: 0, silent: new Set() };
  private readonly schema: GraphQLSchema;
  private readonly documents = new Map<string, DocumentNode>();

  constructor(
    readonly name: string,
    sdl: string,
    /** Whether it keeps to "never null", or sends a null there too. */
    strict: boolean,
  ) {
    const typeDefs = parse(sdl);
    this.schema = buildSubgraphSchema([{ typeDefs: strict ? typeDefs : withoutPromises(typeDefs) }]);
  }

  async process({ request, ...rest }: GraphQLDataSourceProcessOptions): Promise<GatewayGraphQLResponse> {
    const path = 'pathInIncomingRequest' in rest ? (rest.pathInIncomingRequest ?? []) : [];
    const end = path.indexOf('@');
    this.mayBeSilent(end === -1 ? path : path.slice(0, end));
    return JSON.parse(await this.answer(request)) as GatewayGraphQLResponse;
  }

  async ask(_context: GatewayContext, call: SourceCall): Promise<SourceAnswer> {
    this.mayBeSilent(call.path);
    const answer = await this.answer(JSON.parse(textOfBytes(bodyOf(call))) as Asked);
    const bytes = Buffer.from(answer);
    if (call.form?.read(bytes, call.representations.get('representations')?.length ?? 0)) this.passedOn++;
    return readAnswer(bytes, call);
  }

  /** The bytes of the answer. */
  private async answer({ query, variables }: Asked): Promise<string> {
    const document = this.documents.get(query!) ?? parse(query!);
    this.documents.set(query!, document);
    const answer = await execute({
      schema: this.schema,
      document,
      variableValues: variables,
      rootValue: { seed: `${this.mood.seed} ${this.name}` },
      fieldResolver: (source: Thing, args: object, _context, info) => this.invent(source, args, info),
      typeResolver: (value: Thing) => value.__typename as string,
    });
    if (answer.data && this.mood.wrong > 0) this.spoil(answer.data);
    return JSON.stringify(answer);
  }

  /** Puts something of another kind in the place of a value, here and there; by the object alone, whoever asks for it with what else. */
  private spoil(value: unknown, above: 'root' | 'object' = 'root'): void {
    if (Array.isArray(value)) return value.forEach((item) => this.spoil(item, 'object'));
    if (typeof value !== 'object' || value === null) return;
    const object = value as Record<string, unknown>;
    const random = new Random(`${this.mood.seed}${JSON.stringify(object)}`);
    for (const part of Object.values(object)) this.spoil(part, 'object');
    const names = Object.keys(object).filter((name) => name !== '_entities' && name !== '__typename');
    if (above === 'root' || names.length === 0 || !random.chance(this.mood.wrong)) return;
    object[random.pick(names)] = random.pick<unknown>([
      7,
      'odd',
      true,
      null,
      [],
      [null],
      {},
      { __typename: 'Nobody' },
    ]);
  }

  private mayBeSilent(path: readonly (string | number)[]): void {
    if (!this.mood.silent.has(this.name)) return;
    throw new GraphQLError('没有响应', {
      path: path.length > 0 ? path : undefined,
      extensions: { code: 'AGENCY_UNAVAILABLE', agency: this.name },
    });
  }

  private invent(source: Thing, args: object, info: GraphQLResolveInfo): unknown {
    if (source[info.fieldName] !== undefined) return source[info.fieldName];
    const object =
      this.mood.onlyIds && source.id
        ? `${source.__typename as string} ${source.id as string}`
        : canonical(source);
    const own = source.seed ?? `${this.mood.seed} ${this.name} ${object}`;
    const seed = createHash('sha1')
      .update(`${own}.${info.fieldName}${JSON.stringify(args)}`)
      .digest('base64');
    const random = new Random(seed);
    if (random.chance(this.mood.errors))
      throw new GraphQLError(random.pick(['不能查看。', 'broken']), {
        extensions: random.pick([{ code: 'CONFIDENTIAL', hint: '提示' }, { code: 'INTERNAL' }, {}]),
      });
    return this.value(info.returnType, random, { seed, depth: (source.depth ?? 0) + 1 });
  }

  private value(type: GraphQLOutputType, random: Random, own: Thing): unknown {
    if (isNonNullType(type))
      return this.value(type.ofType, random, own) ?? this.something(type.ofType, random, own);
    return random.chance(this.mood.nulls) ? null : this.something(type, random, own);
  }

  private something(type: GraphQLOutputType, random: Random, own: Thing): unknown {
    if (isNonNullType(type)) return this.something(type.ofType, random, own);
    if (isListType(type)) {
      // Lists within lists are kept from growing without end.
      const length = random.below(own.depth! > 2 ? 2 : 4);
      return Array.from({ length }, (_, at) =>
        this.value(type.ofType, random, { ...own, seed: `${own.seed}${at}` }),
      );
    }
    const named = getNamedType(type);
    if (isObjectType(named)) return { ...own, __typename: named.name };
    if (isAbstractType(named))
      return { ...own, __typename: random.pick(this.schema.getPossibleTypes(named)).name };
    return this.leaf(
      named.name,
      random,
      isEnumType(named) ? named.getValues().map(({ name }) => name) : null,
    );
  }

  private leaf(type: string, random: Random, codes: readonly string[] | null): unknown {
    if (codes) return random.pick(codes);
    if (type === 'Int') return random.between(-3, 3000);
    if (type === 'Float') return random.pick([0, -0.5, 1e21, 3]);
    if (type === 'Boolean') return random.chance(0.5);
    if (type === 'ID') return random.pick(['1', '2', '案']);
    const texts = this.mood.plain ? plainTexts : allTexts;
    if (type === 'String') return random.pick(texts);
    return random.pick<unknown>([random.pick(texts), 12, true, { 甲: ['乙', null] }, 1.5]);
  }
}

/** The same SDL with every field nullable, so that nulls reach the gateway where it does not expect them. */
function withoutPromises(sdl: DocumentNode): DocumentNode {
  return visit(sdl, {
    FieldDefinition: (field) =>
      visit(field, { NonNullType: { leave: ({ type }) => type }, InputValueDefinition: () => false }),
  });
}

/** The same text whatever order a planner asks for the fields in. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value);
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, part]) => `${name}:${canonical(part)}`).join(',')}}`;
}
