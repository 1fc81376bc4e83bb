import { setTimeout as pause } from 'node:timers/promises';
import type { AgencyName } from '../../../infra/county/process-table.js';
import type { Random } from '../../kit/random.js';
import type { Answer, Clerks } from './clerk.js';
import type { ActName, History } from './history.js';
import type { Roster } from './roster.js';

/** A referral as the clients know it. */
export interface Sent {
  referralId: string;
  caseCode: string;
  from: string;
  to: string;
  sender: AgencyName;
  receiver: AgencyName;
}

/** Field, and the person who works referrals, of each agency. */
export const doors: Readonly<Record<AgencyName, { field: string; person: string }>> = {
  union: { field: 'union', person: 'union-mediator' },
  court: { field: 'court', person: 'court-clerk' },
  'human-resources': { field: 'humanResources', person: 'hr-mediator' },
  procuratorate: { field: 'procuratorate', person: 'procurator' },
  justice: { field: 'justice', person: 'legal-aid-officer' },
  docket: { field: 'docket', person: 'leader' },
};

/** The referral, or what the other side did to it, has not arrived; or the agency is not to be reached. */
function notYet(why: string): boolean {
  return why === 'NOT_FOUND' || why === 'WRONG_STATE' || !/^[A-Z]+_[A-Z_]+$/.test(why);
}

/** Longest wait, in milliseconds, for a referral to be there: an agency may be down, cut off or restored meanwhile. */
const patience = 90_000;

/** Where clients sit: they do an act, note what they were told, and go on as people would. */
export class Desk {
  /** Numbers of court cases are given once, whoever's desk it is. */
  private static serial = 0;
  /** Why work beside the referrals was refused, and how often: none of it is expected without faults. */
  readonly unprepared = new Map<string, number>();

  constructor(
    readonly clerks: Clerks,
    readonly history: History,
    readonly random: Random,
    readonly roster: Roster,
    /** When it says so, nobody begins or waits any more. */
    readonly over: () => boolean,
  ) {}

  nextSerial(): number {
    return ++Desk.serial;
  }

  /** Something beside the referral; tried again until it is answered, so that the referral can be made at all. */
  async prepare(person: string, query: string, variables: Record<string, unknown>): Promise<any> {
    for (let wait = 200; !this.over(); wait = Math.min(wait * 2, 5_000)) {
      const { outcome, data, why } = await this.clerks.ask(person, query, variables);
      if (outcome === 'OK') return data;
      // Said twice where the first time was done after all: for the client it has failed.
      if (outcome === 'REFUSED' && !/^(HTTP_|E[A-Z]+$|UNAUTHENTICATED|UND_)/.test(why)) {
        this.unprepared.set(why, (this.unprepared.get(why) ?? 0) + 1);
        return null;
      }
      await pause(wait);
    }
    return null;
  }

  /** An act that can be done now or never, such as a recall. */
  async act(act: ActName, person: string, sent: Sent, query: string, variables: object): Promise<Answer> {
    const answer = await this.clerks.ask(person, query, { ...variables });
    this.note(act, sent, answer);
    return answer;
  }

  /**
   * An act on what the other side has done, as soon as that is here. When nobody can say whether the act was done, it is tried
   * again, as people do; `unanswered` is told each time.
   */
  async whenThere(
    act: ActName,
    person: string,
    sent: Sent,
    query: string,
    variables: object,
    unanswered: (answer: Answer) => void = () => undefined,
  ): Promise<Answer | null> {
    const until = Date.now() + patience;
    for (let wait = 800; Date.now() < until && !this.over(); wait = Math.min(wait * 1.7, 8_000)) {
      await pause(wait * (0.4 + this.random.next() * 1.2));
      const answer = await this.clerks.ask(person, query, { ...variables });
      if (answer.outcome === 'REFUSED' && notYet(answer.why)) continue;
      this.note(act, sent, answer);
      if (answer.outcome !== 'UNKNOWN') return answer;
      unanswered(answer);
    }
    return null;
  }

  private note(act: ActName, { referralId, caseCode, from, to }: Sent, { outcome, why }: Answer): void {
    this.history.note({ act, outcome, referralId, caseCode, from, to, ...(why && { why }) });
  }
}
