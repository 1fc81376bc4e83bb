import { caseRoles } from '#kernel/actor.js';
import type { AgencyName } from '../../../infra/county/process-table.js';
import type { BootedHub } from '../../kit/boot-hub.js';
import { type Asker, type AskedReader, type Json } from './asker.js';
import { AgreedSchema, type Asked, keyed, Question, type Writing } from './selection.js';

/** An agency whose disclosure is checked: its part of the case, and the cases that together fill its fields. */
export class Owner {
  readonly schema: AgreedSchema;
  readonly field: string;
  readonly part: string;
  readonly asked: Asked[];

  constructor(
    readonly agency: AgencyName,
    private readonly asker: Asker,
  ) {
    this.schema = new AgreedSchema(agency);
    this.field = agency.replaceAll(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
    this.part = `${this.field[0]!.toUpperCase()}${this.field.slice(1)}Part`;
    this.asked = this.schema.below(this.part);
  }

  /** The parts of cases as a reader sees them, in the words of one writing. */
  async parts(reader: AskedReader, cases: readonly string[], writing: Writing): Promise<Json[]> {
    const question = new Question(writing);
    const selection = question.selection(keyed(this.asked, writing), this.part);
    const document = question.document(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Case { shown: ${this.field} { ${selection} } } } }`,
    );
    const of = cases.map((id) => ({ __typename: 'Case', id }));
    const { data, errors } = await this.asker.agency(this.agency, reader, document, { of });
    const kept = errors.filter(
      ({ extensions }) => !['NOT_FOUND', 'PURPOSE_NOT_YOURS'].includes(extensions?.code),
    );
    if (kept.length > 0 || !data) {
      if (errors.every(({ extensions }) => ['NOT_FOUND', 'PURPOSE_NOT_YOURS'].includes(extensions?.code)))
        return cases.map(() => null);
      throw new Error(`${this.agency}: ${JSON.stringify(kept[0])}`);
    }
    return data._entities.map((entity: Json) => entity?.shown ?? null);
  }

  /** A few cases of one organisation that between them show as much as there is to show. */
  async telling(hub: BootedHub, most: number): Promise<{ organisation: string; cases: string[] }> {
    const { dataSource } = hub.agency(this.agency).agency;
    const rows = await dataSource.query<{ case_code: string; organisation: string }[]>(
      'select case_code, organisation from case_file where organisation = (select organisation from case_file group by 1 order by count(*) desc limit 1) order by 1',
    );
    const organisation = rows[0]!.organisation;
    const own: AskedReader = { agency: this.agency, organisation, roles: caseRoles };
    const shows = new Map<string, Set<string>>();
    for (let at = 0; at < rows.length; at += 20) {
      const codes = rows.slice(at, at + 20).map((row) => row.case_code);
      const parts = await this.parts(own, codes, 'plain');
      parts.forEach((part, place) => shows.set(codes[place]!, fieldsIn(part, this.asked, this.part)));
    }
    return { organisation, cases: cover(shows, most) };
  }
}

/** `Type.field` of everything that is there. */
export function fieldsIn(
  value: Json,
  asked: readonly Asked[],
  type: string,
  found = new Set<string>(),
): Set<string> {
  for (const field of asked) {
    const shown = value?.[field.key];
    if (shown === null || shown === undefined || (Array.isArray(shown) && shown.length === 0)) continue;
    found.add(`${type}.${field.field}`);
    for (const item of field.below.size > 0 ? [shown].flat() : []) {
      const of = item.__typename ?? [...field.below.keys()][0]!;
      fieldsIn(item, field.below.get(of)!, of, found);
    }
  }
  return found;
}

function cover(shows: ReadonlyMap<string, ReadonlySet<string>>, most: number): string[] {
  const chosen: string[] = [];
  const seen = new Set<string>();
  while (chosen.length < most) {
    const gain = (fields: ReadonlySet<string>): number =>
      [...fields].filter((field) => !seen.has(field)).length;
    const [best] = [...shows].toSorted(([, a], [, b]) => gain(b) - gain(a));
    if (!best || gain(best[1]) === 0) break;
    chosen.push(best[0]);
    for (const field of best[1]) seen.add(field);
  }
  return chosen;
}
