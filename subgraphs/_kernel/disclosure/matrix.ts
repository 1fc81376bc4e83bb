import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Actor, caseRoles, roles } from '#kernel/actor.js';
import { projectRoot } from '#kernel/project-root.js';
import type { LocalDate } from '#kernel/values/local-date.js';
import { type DataClassName, dataClasses } from './data-class.js';
import { relationNames, type Standing, type Way } from './relation.js';

/** How a field of one data class is shown to one reader. */
export type Sight = 'CLEAR' | 'MASKED' | 'NONE';

const masks = ['NAME', 'ID_NUMBER', 'PHONE'] as const;
export type Mask = (typeof masks)[number];

const sightRow = z.strictObject({
  relation: z.enum(relationNames),
  agencies: z.array(z.string()).optional(),
  roles: z
    .literal('all')
    .or(z.array(z.enum(roles)))
    .transform((named) => (named === 'all' ? [...roles] : named))
    .default([...caseRoles]),
  as: z.enum(['CLEAR', 'MASKED']),
  from: z.iso.date().default('0001-01-01'),
  until: z.iso.date().default('9999-12-31'),
});
const classRow = z
  .strictObject({
    id: z.enum(dataClasses),
    title: z.string().min(1),
    description: z.string().min(1),
    source: z.string().min(1),
    personal: z.boolean().default(false),
    mask: z.enum(masks).nullable().default(null),
    sight: z.array(sightRow),
  })
  .refine((row) => row.mask !== null || row.sight.every(({ as }) => as === 'CLEAR'), {
    message: 'A class without a mask is shown in the clear or not at all.',
  });
export type DataClassRow = z.infer<typeof classRow>;

/** Reads the sharing matrix; throws unless it has exactly one row for each data class. */
export function readMatrix(text: string): ReadonlyMap<DataClassName, DataClassRow> {
  const { classes } = z.strictObject({ classes: z.array(classRow) }).parse(parse(text));
  const byId = new Map(classes.map((row) => [row.id, row]));
  const missing = dataClasses.filter((name) => !byId.has(name));
  if (missing.length > 0 || byId.size !== classes.length)
    throw new Error(`The sharing matrix lacks or repeats data classes: ${missing.join(', ')}.`);
  return byId;
}

export const matrix = readMatrix(readFileSync(join(projectRoot, 'schema/law/disclosure.yaml'), 'utf8'));

/** How a reader sees a data class by one way on a day. */
export function sightBy(row: DataClassRow, reader: Actor, way: Way, on: LocalDate): Sight {
  if (way.classes !== null && limited(row.id) && !way.classes.includes(row.id)) return 'NONE';
  const applying = row.sight.filter(
    (rule) =>
      rule.relation === way.relation &&
      (rule.agencies === undefined || rule.agencies.includes(reader.agency)) &&
      rule.roles.some((role) => reader.roles.includes(role)) &&
      rule.from <= on &&
      on <= rule.until,
  );
  return applying.some(({ as }) => as === 'CLEAR') ? 'CLEAR' : applying.length > 0 ? 'MASKED' : 'NONE';
}

/** A consent limits what is said of persons; the course of the case comes with it. */
function limited(name: DataClassName): boolean {
  return !['STRUCTURE', 'OPEN', 'HEADER', 'STAFF', 'EMPLOYER'].includes(name);
}

/** A sight, and the way it comes by. */
export interface BestSight {
  readonly sight: Sight;
  readonly way: Way | null;
}

/** The best sight a reader has by any of the ways. */
export function bestSight(name: DataClassName, reader: Actor, standing: Standing, on: LocalDate): BestSight {
  if (reader.kind !== 'STAFF') return { sight: 'NONE', way: null };
  const row = matrix.get(name)!;
  let masked: Way | null = null;
  for (const way of standing.ways) {
    const sight = sightBy(row, reader, way, on);
    if (sight === 'CLEAR') return { sight, way };
    if (sight === 'MASKED') masked ??= way;
  }
  return masked ? { sight: 'MASKED', way: masked } : { sight: 'NONE', way: null };
}
