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
import { bestSight, type BestSight, matrix } from './matrix.js';
import { reachOfRootFields, type Reach } from './reach.js';
import { type Standing, standingOf } from './relation.js';

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
      return next(resolve(source, args, ctx, info), (value) =>
        next(this.admit(ctx, info, value, standing), show),
      );
    };
  }

  /** Gives each object of a value its standing, and leaves out those of which too little may be shown. Only what has to wait is a promise. */
  private admit(ctx: RequestContext, info: GraphQLResolveInfo, value: unknown, above: Standing): unknown {
    const type = info.returnType;
    if (isNothing(value) || !isCompositeType(getNamedType(type))) return value;
    const list = getNullableType(type);
    if (!isListType(list))
      return next(this.admitOne(ctx, info, value, above), (admitted) => {
        permit(admitted !== null || !isNonNullType(type));
        return admitted;
      });
    const one = (item: unknown): unknown => this.admitOne(ctx, info, item, above);
    const items = [...(value as Iterable<unknown>)].map((item) => withoutThrowing(() => next(item, one)));
    return next(items.some(isPromise) ? Promise.all(items) : items, (admitted) =>
      isNonNullType(list.ofType) ? admitted.filter((item) => item !== null) : admitted,
    );
  }

  private admitOne(ctx: RequestContext, info: GraphQLResolveInfo, value: unknown, above: Standing): unknown {
    if (value === null || value === undefined) return null;
    const { caseCode } = value as { caseCode?: unknown };
    return next(typeNameOf(ctx, info, value), (typeName) => {
      const needs = this.classification.needs.get(typeName) ?? [];
      // What carries the code of its case stands as the case does; the audit chain belongs to the agency, whatever its case.
      const ofCase = typeof caseCode === 'string' && caseCode !== above.caseCode && !needs.includes('AUDIT');
      return next(ofCase ? standings(ctx).load(caseCode) : above, (standing) => {
        if (!standing || needs.some((name) => sightOf(ctx, standing, name).sight === 'NONE')) return null;
        ctx.standings.set(value, standing);
        return value;
      });
    });
  }
}

/** Goes on with a value: at once, or when it is there. Most are there, and a promise for each field of each object would be most of the work. */
function next<Value, Result>(
  value: Value | Promise<Value>,
  go: (value: Value) => Result | Promise<Result>,
): Result | Promise<Result> {
  return isPromise(value) ? value.then(go) : go(value);
}

/** What fails at once fails as one that had to wait, so that the others are waited for. */
function withoutThrowing(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)));
  }
}

function isPromise<Value>(value: Value | Promise<Value>): value is Promise<Value> {
  return value instanceof Promise;
}

/** The object type of a value; of a union it is what the union itself takes it for. */
function typeNameOf(ctx: RequestContext, info: GraphQLResolveInfo, value: object): string | Promise<string> {
  const type = getNamedType(info.returnType);
  if (!isAbstractType(type)) return type.name;
  const found = (type.resolveType ?? defaultTypeResolver)(value, ctx, info, type);
  return next(found, (name) => name ?? '');
}

/** Worked out once for each standing and data class. */
function sightOf(ctx: RequestContext, standing: Standing, dataClass: DataClassName): BestSight {
  let known = ctx.sights.get(standing);
  if (!known) ctx.sights.set(standing, (known = new Map<DataClassName, BestSight>()));
  let best = known.get(dataClass);
  if (!best) known.set(dataClass, (best = bestSight(dataClass, ctx.actor, standing, ctx.today)));
  return best;
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
