import { createHmac } from 'node:crypto';
import type pg from 'pg';
import type { SignedInPerson } from '../identity/person.js';
import { personHashOf } from '../identity/seal.js';

/** Somebody who has a case open. */
export interface Present {
  name: string;
  /** Code of the organisation. */
  organisation: string;
}

/** How long somebody counts as present after the page last said so. */
const leaseSeconds = 30;

/**
 * Who has which case open (正在查看), for half a minute at a time. Which case it is stands there only as a keyed hash, in a table
 * that no backup holds; nothing is kept of who looked when: that is the agencies' own record.
 */
export class Presence {
  constructor(
    private readonly pool: pg.Pool,
    private readonly gatewayKey: string,
  ) {}

  /** Notes that the person has the case open; answers who else has. */
  async here(person: SignedInPerson, caseCode: string): Promise<Present[]> {
    const [ofCase, who] = [this.caseHash(caseCode), this.personHash(person)];
    await this.pool.query(
      `insert into presence (case_hash, person_hash, name, organisation, until)
       values ($1, $2, $3, $4, now() + interval '${leaseSeconds} seconds')
       on conflict (case_hash, person_hash) do update set name = excluded.name, organisation = excluded.organisation, until = excluded.until`,
      [ofCase, who, person.name, person.organisation],
    );
    const { rows } = await this.pool.query<Present>(
      `select name, organisation from presence where case_hash = $1 and person_hash <> $2 and until > now()
       order by organisation, name limit 20`,
      [ofCase, who],
    );
    return rows;
  }

  /** The person has closed the case. */
  async gone(person: SignedInPerson, caseCode: string): Promise<void> {
    await this.pool.query('delete from presence where case_hash = $1 and person_hash = $2', [
      this.caseHash(caseCode),
      this.personHash(person),
    ]);
  }

  async sweep(): Promise<void> {
    await this.pool.query('delete from presence where until < now()');
  }

  private caseHash(caseCode: string): Buffer {
    return createHmac('sha256', this.gatewayKey).update(`case\0${caseCode}`).digest();
  }

  private personHash({ agency, id }: SignedInPerson): Buffer {
    return personHashOf(agency, id, this.gatewayKey);
  }
}
