import type { Act, FormField } from './act.ts';
import type { CaseContext, CaseRecord } from './case-context.ts';

export type Values = Record<string, unknown>;
type Groups = Record<string, FormField[]>;

/** Who fills the form in, on which day (UTC+8). */
export interface Filler {
  personId: string;
  today: string;
}

/** Records of a type, of the case or of a roster. Parties stand in the part and again in each mediation. */
export function candidates({ records }: CaseContext, type: string | undefined): CaseRecord[] {
  const found = records.filter(({ __typename }) => __typename === type);
  return [...new Map(found.map((record) => [record.id, record])).values()];
}

/** What a form begins with: what the case, the calendar and the person already say. */
export function initialValues(act: Act, groups: Groups, context: CaseContext, filler: Filler): Values {
  return valuesOf(act.fields, groups, context, filler);
}

function valuesOf(
  fields: readonly FormField[],
  groups: Groups,
  context: CaseContext,
  filler: Filler,
): Values {
  const entries = fields.map((field) => [field.name, initialOf(field, groups, context, filler)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function initialOf(field: FormField, groups: Groups, context: CaseContext, filler: Filler): unknown {
  const { kind, list, name, required, of, initial } = field;
  if (kind === 'GROUP') return groupOf(field, groups, context, filler);
  if (initial !== undefined) return initial;
  if (name === 'caseCode') return context.caseCode ?? undefined;
  const said = context.part?.[name];
  if (/^cause(Version)?$/.test(name) && typeof said === 'string') return said;
  if (name === 'claimKinds' && of === 'Cause' && context.part?.cause) return [context.part.cause];
  if (!required) return undefined;
  if (name === 'facts' && typeof said === 'string') return said;
  if (name === 'subject' && typeof context.part?.title === 'string') return context.part.title;
  if (name === 'workers' && kind === 'NUMBER') return applicants(context) || undefined;
  if (kind === 'ID') return idOf(candidates(context, of), list, filler);
  if (kind === 'ORGANISATION' && context.organisations.length === 1)
    return list ? [context.organisations[0]!.code] : context.organisations[0]!.code;
  if (kind === 'DATE' && !/By$|dueOn|plannedFor|until|from|hearing|since/i.test(name)) return filler.today;
  return undefined;
}

function applicants(context: CaseContext): number {
  return candidates(context, 'Party').filter(({ side }) => side === 'APPLICANT').length;
}

function groupOf(field: FormField, groups: Groups, context: CaseContext, filler: Filler): unknown {
  const inside = () => valuesOf(groups[field.of!] ?? [], groups, context, filler);
  if (field.list) return field.required ? [inside()] : undefined;
  return field.required ? inside() : undefined;
}

/** The one there is; of several the person’s own; of a list all. */
function idOf(found: readonly CaseRecord[], list: boolean, { personId }: Filler): unknown {
  const own = found.filter(({ staffId }) => staffId === personId);
  if (own.length > 0) return list ? [own[0]!.id] : own[0]!.id;
  if (list) return found[0]?.__typename === 'Party' ? found.map(({ id }) => id) : undefined;
  return found.length === 1 ? found[0]!.id : undefined;
}

/** What was typed, as the graph takes it: yuan as fen, local time as an instant, what is empty left out. */
export function variablesOf(fields: readonly FormField[], groups: Groups, typed: Values): Values {
  const entries = fields.map((field) => [field.name, sent(field, groups, typed[field.name])] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function sent(field: FormField, groups: Groups, value: unknown): unknown {
  if (field.list) {
    const items = (Array.isArray(value) ? value : []).map((item: unknown) => one(field, groups, item));
    const kept = items.filter((item) => item !== undefined);
    return kept.length > 0 || field.required ? kept : undefined;
  }
  return one(field, groups, value);
}

function one(field: FormField, groups: Groups, value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (field.kind === 'GROUP') {
    const inside = variablesOf(groups[field.of!] ?? [], groups, value as Values);
    return Object.values(inside).some((each) => !Array.isArray(each) || each.length > 0) ? inside : undefined;
  }
  if (field.kind === 'MONEY') return Math.round(Number(value) * 100);
  if (field.kind === 'INSTANT') return new Date(`${value as string}+08:00`).toISOString();
  return typeof value === 'string' ? value.trim() || undefined : value;
}

/** Where the first field stands that answers to a test, among the arguments and in their groups. */
export function pathOf(
  { fields }: Act,
  groups: Groups,
  test: (field: FormField) => boolean,
): { path: string[]; field: FormField } | null {
  for (const field of fields) {
    if (test(field)) return { path: [field.name], field };
    if (field.kind !== 'GROUP' || field.list) continue;
    const inside = (groups[field.of!] ?? []).find(test);
    if (inside) return { path: [field.name, inside.name], field: inside };
  }
  return null;
}

/** The values with what a preset says, each where a field of its name stands. */
export function withPreset(act: Act, groups: Groups, values: Values, preset: Values): Values {
  return Object.entries(preset).reduce((filled, [name, value]) => {
    const found = pathOf(act, groups, (field) => field.name === name);
    return found && value !== undefined ? withValue(filled, found.path, value) : filled;
  }, values);
}

export function valueAt(values: Values, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, name) => (at as Values | undefined)?.[name], values);
}

/** The values with one of them set; a list on the way stands for its first row. */
export function withValue(values: Values, path: readonly string[], value: unknown): Values {
  const [name, ...rest] = path;
  if (name === undefined) return values;
  const below = values[name];
  if (rest.length === 0) return { ...values, [name]: value };
  if (Array.isArray(below))
    return { ...values, [name]: [withValue(below[0] as Values, rest, value), ...below.slice(1)] };
  return { ...values, [name]: withValue((below as Values | undefined) ?? {}, rest, value) };
}
