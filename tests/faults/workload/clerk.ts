import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { type CallKey, signCall } from '#kernel/identity/signed-call.js';
import { people, type Person } from '../../../infra/county/people.js';
import { mintToken } from '../../../infra/identity/mint-token.js';
import type { AgencyName } from '../../../infra/county/process-table.js';
import type { FaultCounty } from '../county/fault-county.js';
import type { Outcome } from './history.js';

export interface Answer {
  outcome: Outcome;
  data: any;
  /** The code of the refusal, or why nothing is known. */
  why: string;
}

const tokenHolds = 20_000;
/** What an agency answers when it could not do its work; it does not say whether it had. */
const uncertain = new Set(['INTERNAL', 'INTERNAL_SERVER_ERROR', 'BUSY']);

/** Asks the agencies themselves, signed as the gateway signs: with the gateway down people's work must go on all the same. */
export class Clerks {
  private readonly agents = new Map<string, Agent>();
  private readonly tokens = new Map<string, { value: string; until: number; clock: number }>();
  private readonly key: CallKey;

  constructor(private readonly county: FaultCounty) {
    this.key = {
      id: 'gateway#1',
      privateKey: readFileSync(join(county.home.keys, 'gateway/gateway.pem'), 'utf8'),
    };
  }

  /** What came of it; never throws. */
  async ask(personId: string, query: string, variables: Record<string, unknown>): Promise<Answer> {
    const person = people.find(({ id }) => id === personId)!;
    const body = JSON.stringify({ query, variables });
    try {
      const headers = await this.signed(person, body);
      const response = await request(`${this.county.supervisor.urlOf(person.agency)}/graphql`, {
        ...{ method: 'POST', headers, body, dispatcher: this.agentOf(person.agency) },
        signal: AbortSignal.timeout(15_000),
      });
      return read(response.statusCode, await response.body.json());
    } catch (error) {
      const { code = '', name } = error as { code?: string; name: string };
      // A refused connection carried nothing; whatever broke off later may have been heard.
      return { outcome: code === 'ECONNREFUSED' ? 'REFUSED' : 'UNKNOWN', data: null, why: code || name };
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.agents.values()].map((agent) => agent.destroy()));
  }

  private agentOf(agency: AgencyName): Agent {
    const known = this.agents.get(agency);
    if (known) return known;
    const agent = new Agent({ connections: 32, keepAliveTimeout: 2_000 });
    this.agents.set(agency, agent);
    return agent;
  }

  private async signed(person: Person, body: string): Promise<Record<string, string>> {
    const headers = {
      ...{ accept: 'application/json', 'content-type': 'application/json' },
      authorization: `Bearer ${await this.tokenOf(person)}`,
    };
    const call = { agency: person.agency, method: 'POST', path: '/graphql', headers, body };
    // A call is good for a minute by the clock of the agency that is called.
    return signCall(call, this.key, this.county.clockOf(person.agency));
  }

  private async tokenOf(person: Person): Promise<string> {
    const at = this.county.clockOf(person.agency);
    const clock = at.getTime() - Date.now();
    const known = this.tokens.get(person.id);
    if (known && known.until > Date.now() && Math.abs(known.clock - clock) < 1_000) return known.value;
    const issuer = `${this.county.supervisor.publicUrl}/idp/${person.agency}`;
    const value = await mintToken({ keysDir: join(this.county.home.keys, 'identity'), issuer, person, at });
    this.tokens.set(person.id, { value, until: Date.now() + tokenHolds, clock });
    return value;
  }
}

function read(status: number, answer: unknown): Answer {
  const { data = null, errors = [] } = answer as {
    data?: any;
    errors?: { extensions?: { code?: string } }[];
  };
  const [first] = errors;

  if (status === 200 && !first) return { outcome: 'OK', data, why: '' };
  const why = first?.extensions?.code ?? `HTTP_${status}`;
  return { outcome: status >= 500 || uncertain.has(why) ? 'UNKNOWN' : 'REFUSED', data: null, why };
}
