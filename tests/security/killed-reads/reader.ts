import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { type CallKey, signCall } from '#kernel/identity/signed-call.js';
import type { Person } from '../../../infra/county/people.js';
import { union } from '../../../infra/county/organisations.js';
import type { OwnHub } from '../../../infra/hub/own-hub.js';
import { mintToken } from '../../../infra/identity/mint-token.js';

/** One read as the reader knows it: by its mark the owner's record of it is found. */
export interface Read {
  mark: string;
  reader: string;
  /** Whether anything of a person arrived, be it a part of an answer that broke off. */
  saw: boolean;
  /** Whether the whole answer arrived, as it should be. */
  whole: boolean;
}

const query =
  'query($of: [_Any!]!) { _entities(representations: $of) { ... on Case { court { parties { name idNumber } } } } }';
const tokenHolds = 20_000;

/** A mediator of the union who reads the parties of a case at the court again and again, each time under a mark of its own. */
export class Reader {
  readonly reads: Read[] = [];
  private readonly agent = new Agent({ connections: 1, pipelining: 1 });
  private readonly key: CallKey;
  private readonly body: string;
  private token = { value: '', until: 0 };

  constructor(
    private readonly hub: OwnHub,
    private readonly name: string,
    caseCode: string,
    /** What only an answer with personal data contains. */
    private readonly personal: string,
  ) {
    this.key = {
      id: 'gateway#1',
      privateKey: readFileSync(join(hub.home.keys, 'gateway/gateway.pem'), 'utf8'),
    };
    this.body = JSON.stringify({ query, variables: { of: [{ __typename: 'Case', id: caseCode }] } });
  }

  /** Reads until told to stop; after what was not answered it waits a moment. */
  async readWhile(wanted: () => boolean): Promise<void> {
    while (wanted()) if (!(await this.readOnce())) await pause(40);
    await this.agent.destroy();
  }

  private async readOnce(): Promise<boolean> {
    const mark = `${this.name} ${this.reads.length}`;
    const read: Read = { mark, reader: this.name, saw: false, whole: false };
    this.reads.push(read);
    const headers = await this.signed(mark);
    let text = '';
    try {
      const answer = await request(`${this.hub.supervisor.urlOf('court')}/graphql`, {
        ...{ method: 'POST', headers, body: this.body, dispatcher: this.agent },
        signal: AbortSignal.timeout(10_000),
      });
      for await (const piece of answer.body) text += String(piece);
      read.whole = answer.statusCode === 200 && text.includes(this.personal);
    } catch {
      // The process was killed: what had arrived by then counts.
    }
    read.saw = text.includes(this.personal);
    return read.whole;
  }

  private async signed(mark: string): Promise<Record<string, string>> {
    const headers = {
      ...{ accept: 'application/json', 'content-type': 'application/json' },
      authorization: `Bearer ${await this.tokenNow()}`,
      'wufang-purpose': JSON.stringify({ reason: 'REFERRED', caseNumber: mark }),
    };
    return signCall(
      { agency: 'court', method: 'POST', path: '/graphql', headers, body: this.body },
      this.key,
    );
  }

  private async tokenNow(): Promise<string> {
    if (this.token.until > Date.now()) return this.token.value;
    const { agency, code: organisation } = union;
    const person: Person = {
      ...{
        id: this.name,
        name: '样例',
        title: '样例',
        agency,
        organisation,
        roles: ['MEDIATOR'],
        card: false,
      },
    };
    const keysDir = join(this.hub.home.keys, 'identity');
    const value = await mintToken({ keysDir, issuer: `${this.hub.url}/idp/${agency}`, person });
    this.token = { value, until: Date.now() + tokenHolds };
    return value;
  }
}
