import {
  defaultFieldResolver,
  defaultTypeResolver,
  getNamedType,
  getNullableType,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { RequestContext } from '#kernel/context.js';
import { permit } from '#kernel/refusal.js';
import { standings } from './access.js';
import { type Classification, classify } from './classified.js';
import type { DataClassName } from './data-class.js';
import { maskedValue } from './masked-value.js';
import { bestSight, matrix, type Sight } from './matrix.js';
import { reachOfRootFields, type Reach } from './reach.js';
import { type Standing, standingOf, type Way } from './relation.js';

type Resolver = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Puts the sharing matrix in front of every field of the schema, so that no path leads around it: each object an answer is
 * made of has a standing (that of its own case, or else that of what it hangs below), and each field is shown by the
 * standing of its object and the field's data class. `declared` is the schema that carries the reach of root fields.
 */
export function guardSchema(schema: GraphQLSchema, declared: GraphQLSchema): GraphQLSchema {
  const guard = new FieldGuard(classify(schema));
  const reaches = reachOfRootFields(declared).set('_entities', 'LINKAGE').set('_service', 'LINKAGE');
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    const root = type === schema.getQueryType() || type === schema.getMutationType();
    for (const field of Object.values(type.getFields())) {
      const resolve: Resolver = field.resolve ?? defaultFieldResolver;
      const dataClass = guard.classification.fields.get(`${type.name}.${field.name}`) ?? 'STRUCTURE';
      field.resolve = root
        ? guard.root(resolve, reaches.get(field.name) ?? 'OWN', dataClass)
        : guard.field(resolve, dataClass);
    }
  }
  return schema;
}

class FieldGuard {
  constructor(readonly classification: Classification) {}

  /** A root field is open to whom it reaches; what it answers begins with that standing. */
  root(resolve: Resolver, reach: Reach, dataClass: DataClassName): Resolver {
    return async (source, args, ctx, info) => {
      const { actor, agency } = ctx;
      const own = actor.agency === agency.manifest.name;
      permit(actor.kind === 'STAFF' && (own || reach !== 'OWN'));
      const standing = standingOf(own ? 'OWN' : reach);
      permit(sightOf(ctx, standing, dataClass).sight !== 'NONE');
      return this.admit(ctx, info, await resolve(source, args, ctx, info), standing);
    };
  }

  field(resolve: Resolver, dataClass: DataClassName): Resolver {
    const { mask, personal } = matrix.get(dataClass)!;
    return (source, args, ctx, info) => {
      const standing = ctx.standings.get(source as object);
      if (!standing) throw new Error(`${info.parentType.name} has no standing.`);
      const { sight, way } = sightOf(ctx, standing, dataClass);
      if (sight === 'NONE' || way === null) return withheld(info.returnType);
      const show = (value: unknown): unknown => {
        if (isNothing(value)) return value;
        if (personal && way.relation !== 'OWN') ctx.noteRead(standing.caseCode, dataClass);
        return sight === 'MASKED' ? maskedValue(mask!, value, way.relation, source) : value;
      };
      const value = resolve(source, args, ctx, info);
      if (isCompositeType(getNamedType(info.returnType)))
        return Promise.resolve(value).then(async (given) =>
          show(await this.admit(ctx, info, given, standing)),
        );
      return value instanceof Promise ? value.then(show) : show(value);
    };
  }

  /** Gives each object of a value its standing, and leaves out those of which too little may be shown. */
  private async admit(
    ctx: RequestContext,
    info: GraphQLResolveInfo,
    value: unknown,
    above: Standing,
  ): Promise<unknown> {
    const type = info.returnType;
    if (isNothing(value) || !isCompositeType(getNamedType(type))) return value;
    const list = getNullableType(type);
    if (isListType(list)) {
      const items = await Promise.all(
        [...(value as Iterable<unknown>)].map(async (item) => this.admitOne(ctx, info, await item, above)),
      );
      return isNonNullType(list.ofType) ? items.filter((item) => item !== null) : items;
    }
    const admitted = await this.admitOne(ctx, info, value, above);
    permit(admitted !== null || !isNonNullType(type));
    return admitted;
  }

  private async admitOne(
    ctx: RequestContext,
    info: GraphQLResolveInfo,
    value: unknown,
    above: Standing,
  ): Promise<unknown> {
    if (value === null || value === undefined) return null;
    const { caseCode } = value as { caseCode?: unknown };
    const needs = this.classification.needs.get(await typeNameOf(ctx, info, value)) ?? [];
    // What carries the code of its case stands as the case does; the audit chain belongs to the agency, whatever its case.
    const ofCase = typeof caseCode === 'string' && caseCode !== above.caseCode && !needs.includes('AUDIT');
    const standing = ofCase ? await standings(ctx).load(caseCode) : above;
    if (!standing || needs.some((name) => sightOf(ctx, standing, name).sight === 'NONE')) return null;
    ctx.standings.set(value, standing);
    return value;
  }
}

/** The object type of a value; of a union it is what the union itself takes it for. */
async function typeNameOf(ctx: RequestContext, info: GraphQLResolveInfo, value: object): Promise<string> {
  const type = getNamedType(info.returnType);
  if (!isAbstractType(type)) return type.name;
  const found = await (type.resolveType ?? defaultTypeResolver)(value, ctx, info, type);
  return found ?? '';
}

function sightOf(
  ctx: RequestContext,
  standing: Standing,
  dataClass: DataClassName,
): { sight: Sight; way: Way | null } {
  return bestSight(dataClass, ctx.actor, standing, ctx.today);
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** Nothing, as the field's type says it; what cannot be nothing is as if it were not there. */
function withheld(type: GraphQLOutputType): unknown {
  if (isListType(getNullableType(type))) return [];
  permit(!isNonNullType(type));
  return null;
}
