import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import type { Role } from '#kernel/actor.js';
import { signCall } from '#kernel/identity/signed-call.js';
import { organisationsOf } from '../../../infra/county/organisations.js';
import type { AgencyName } from '../../../infra/county/process-table.js';
import { mintToken } from '../../../infra/identity/mint-token.js';
import type { BootedHub } from '../../kit/boot-hub.js';
import { purposeHeader } from '../../kit/purpose-header.js';

// Answers are JSON of many shapes.
export type Json = ReturnType<typeof JSON.parse>;

export interface AskedReader {
  agency: AgencyName;
  organisation: string;
  roles: readonly Role[];
  purpose?: { reason: string; caseNumber: string } | null;
}

/** Speaks to an agency as its gateway does, in the name of any reader, with a real signature and a real token. */
export class Asker {
  private readonly tokens = new Map<string, { value: string; until: number }>();
  private readonly agent = new Agent({ connections: 8 });
  private readonly key: { id: string; privateKey: string };

  constructor(private readonly hub: BootedHub) {
    this.key = {
      id: hub.book.current.gateways[0]!.id,
      privateKey: readFileSync(join(hub.keys, 'gateway/gateway.pem'), 'utf8'),
    };
  }

  async agency(
    owner: AgencyName,
    reader: AskedReader,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<{ status: number; data: Json; errors: Json[] }> {
    const body = JSON.stringify({ query, variables });
    const plain = {
      accept: 'application/json',
      'content-type': 'application/json',
      ...(await this.headersOf(reader)),
    };
    const headers = signCall(
      { agency: owner, method: 'POST', path: '/graphql', headers: plain, body },
      this.key,
    );
    return this.send(`${this.hub.agency(owner).url}/graphql`, headers, body);
  }

  async gateway(reader: AskedReader, query: string, variables: Record<string, unknown> = {}) {
    const headers = { 'content-type': 'application/json', ...(await this.headersOf(reader)) };
    return this.send(`${this.hub.url}/graphql`, headers, JSON.stringify({ query, variables }));
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }

  private async send(url: string, headers: Record<string, string>, body: string) {
    const answer = await request(url, { method: 'POST', headers, body, dispatcher: this.agent });
    const { data, errors } = (await answer.body.json()) as { data?: Json; errors?: Json[] };
    return { status: answer.statusCode, data: data ?? null, errors: errors ?? [] };
  }

  private async headersOf(reader: AskedReader): Promise<Record<string, string>> {
    return {
      authorization: `Bearer ${await this.tokenOf(reader)}`,
      ...(reader.purpose && purposeHeader(reader.purpose)),
    };
  }

  private async tokenOf({ agency, organisation, roles }: AskedReader): Promise<string> {
    const id = `reader-${organisation}-${roles.join('-')}`.slice(0, 120);
    const known = this.tokens.get(id);
    if (known && known.until > Date.now()) return known.value;
    const value = await mintToken({
      keysDir: join(this.hub.keys, 'identity'),
      issuer: `${this.hub.url}/idp/${agency}`,
      person: { id, name: '样例', title: '样例', agency, organisation, roles, card: false },
    });
    this.tokens.set(id, { value, until: Date.now() + 20_000 });
    return value;
  }
}

export function organisationOf(agency: AgencyName): string {
  return organisationsOf(agency)[0]!.code;
}
