import type { Agent } from 'undici';
import { signCall, type CallKey } from '#kernel/identity/signed-call.js';
import { callAgency } from '../agency-call.js';
import type { Directory } from '../directory.js';
import { personOf } from '../identity/person.js';

export interface CaseReaderOptions {
  directory: Directory;
  agent: Agent;
  key: () => CallKey;
  timeout: number;
}

/** For so long what an agency said of a reader is taken as said. */
const kept = 60_000;
const mostKept = 5000;

/** Whether a person may see a case, as the person's own agency says to the person's own token. */
export class CaseReader {
  private readonly said = new Map<string, number>();

  constructor(private readonly options: CaseReaderOptions) {}

  async mayRead(token: string, caseCode: string): Promise<boolean> {
    const { agency, id } = personOf(token);
    const name = `${agency} ${id} ${caseCode}`;
    if ((this.said.get(name) ?? 0) > Date.now()) return true;
    const seen = await this.ask(agency, token, caseCode).catch(() => false);
    if (seen) this.remember(name);
    return seen;
  }

  private remember(name: string): void {
    if (this.said.size >= mostKept) this.said.clear();
    this.said.set(name, Date.now() + kept);
  }

  private async ask(agency: string, token: string, caseCode: string): Promise<boolean> {
    const { directory, agent, key, timeout } = this.options;
    const field = agency.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const query = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Case { ${field} { __typename } } } }`;
    const body = JSON.stringify({ query, variables: { of: [{ __typename: 'Case', id: caseCode }] } });
    const url = directory.graphql(agency);
    const headers = {
      ...{ accept: 'application/json', 'content-type': 'application/json' },
      authorization: `Bearer ${token}`,
    };
    const signed = signCall({ agency, method: 'POST', path: url.pathname, headers, body }, key());
    const { data } = await callAgency(agent, url, signed, body, timeout);
    const [found] = (data?._entities ?? []) as (Record<string, unknown> | null)[];
    return Boolean(found?.[field]);
  }
}
