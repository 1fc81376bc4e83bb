import type { RequestContext } from '#kernel/context.js';
import type { NewParty } from '#kernel/case-file/open-case.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { people } from '../county/people.js';
import type { DemoCounty } from './demo-county.js';
import type { PlannedCase } from './plan.js';
import { officeHour } from './working-time.js';

/** Ids of the mediators on the rosters. */
export interface Rosters {
  readonly unionMediator: string;
  readonly unionLawyer: string;
  readonly centreMediator: string;
}

/** How long after one act of the same day the next one follows. */
const paceMinutes = 17;

/** One case as its people work on it: who acts on which of its days, one after the other, and what they post is delivered. */
export class CaseDesk {
  caseCode = '';
  private day = 0;
  private actsOfDay = -1;

  constructor(
    private readonly county: DemoCounty,
    readonly plan: PlannedCase,
    readonly rosters: Rosters,
    private readonly turn: <T>(work: () => Promise<T>) => Promise<T>,
  ) {}

  /** The first act, which mints the case code; cases of one door are opened one after the other in the order of the plan. */
  async opens<T extends { caseCode: string }>(
    person: string,
    act: (ctx: RequestContext) => Promise<T>,
  ): Promise<T> {
    const opened = await this.turn(() => act(this.county.as(person, this.at(0))));
    this.caseCode = opened.caseCode;
    await this.county.deliver(opened.caseCode, agencyOf(person));
    return opened;
  }

  /** An act on a working day after the opening. */
  async does<T>(person: string, day: number, act: (ctx: RequestContext) => Promise<T>): Promise<T> {
    const done = await act(this.county.as(person, this.at(day)));
    await this.county.deliver(this.caseCode, agencyOf(person));
    return done;
  }

  /** What a person's agency holds; reading changes nothing and takes no time. */
  reads<T>(person: string, look: (ctx: RequestContext) => Promise<T>): Promise<T> {
    return look(this.county.as(person, this.at(this.day)));
  }

  /** The parties' ids, the same at every organisation. */
  async partyIds(person: string): Promise<{ applicants: string[]; employer: string; all: string[] }> {
    const rows = await this.reads(person, (ctx) =>
      ctx.db.findBy(PartyEntity, { caseCode: this.caseCode, organisation: ctx.actor.organisation }),
    );
    const of = (side: string) => rows.filter((row) => row.side === side).map(({ id }) => id);
    const [applicants, employers] = [of('APPLICANT'), of('RESPONDENT')];
    return { applicants, employer: employers[0]!, all: [...applicants, ...employers] };
  }

  parties(): NewParty[] {
    const { workers, firm } = this.plan;
    return [
      ...workers.map((worker) => ({ side: 'APPLICANT' as const, kind: 'PERSON' as const, ...worker })),
      { side: 'RESPONDENT', kind: 'EMPLOYER', ...firm },
    ];
  }

  /** The year and the serial that the case's official numbers bear. */
  get year(): string {
    return this.plan.days[0]!.slice(0, 4);
  }

  dateOf(day: number): string {
    const date = this.plan.days[day];
    if (!date) throw new Error(`A case of ${this.plan.age} days has no day ${day}.`);
    return date;
  }

  private at(day: number): Date {
    if (day < this.day) throw new Error(`Day ${day} lies before day ${this.day}.`);
    this.actsOfDay = day === this.day ? this.actsOfDay + 1 : 0;
    this.day = day;
    return officeHour(
      this.plan.days[day] ?? this.future(day),
      this.plan.minute + this.actsOfDay * paceMinutes,
    );
  }

  private future(day: number): never {
    throw new Error(`A case of ${this.plan.age} working days has not come to day ${day}.`);
  }
}

function agencyOf(personId: string): string {
  const person = people.find(({ id }) => id === personId);
  if (!person) throw new Error(`There is no demo person ${personId}.`);
  return person.agency;
}
