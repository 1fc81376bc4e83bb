import { join } from 'node:path';
import { Agent, request } from 'undici';
import { type CallKey } from '#kernel/identity/signed-call.js';
import { ownKey } from '../../../gateway/own-key.js';
import { agencyNames, type AgencyName } from '../../../infra/county/process-table.js';
import { people, type Person } from '../../../infra/county/people.js';
import { mintToken } from '../../../infra/identity/mint-token.js';
import type { BootedHub } from '../../kit/boot-hub.js';
import type { Reply } from './input.js';
import type { Secret } from './leaks.js';
import { seedCounty } from './seed-county.js';

/** Ids of one table of one agency, of cases that the same organisations are in. */
export interface KnownIds {
  agency: AgencyName;
  table: string;
  ids: readonly string[];
}

export interface Sending {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer | null;
}

/** The hub the inputs are thrown at, with what is needed to make them. */
export interface Ground {
  hub: BootedHub;
  people: readonly Person[];
  secrets: readonly Secret[];
  known: readonly KnownIds[];
  caseCodes: readonly string[];
  gatewayKey: CallKey;
  gatewayPort: number;
  portOf(agency: AgencyName): number;
  token(person: Person): Promise<string>;
  send(url: string, sending: Sending): Promise<Reply>;
  close(): Promise<void>;
}

export async function layGround(hub: BootedHub): Promise<Ground> {
  const { secrets, caseCodes } = await seedCounty(hub);
  await hub.settled();
  const agent = new Agent({ connections: 32, headersTimeout: 5500, bodyTimeout: 5500 });
  const tokens = new Map<string, { token: Promise<string>; until: number }>();
  return {
    ...{ hub, people, secrets, caseCodes, known: await knownIds(hub) },
    gatewayKey: ownKey(hub.book, join(hub.keys, 'gateway'))(),
    gatewayPort: Number(new URL(hub.url).port),
    portOf: (agency) => Number(new URL(hub.agency(agency).url).port),
    token(person) {
      const kept = tokens.get(person.id);
      if (kept && kept.until > Date.now()) return kept.token;
      const issuer = `${hub.url}/idp/${person.agency}`;
      const token = mintToken({ keysDir: join(hub.keys, 'identity'), issuer, person });
      tokens.set(person.id, { token, until: Date.now() + 20_000 });
      return token;
    },
    async send(url, { method = 'POST', headers = {}, body = null }) {
      const answer = await request(url, { dispatcher: agent, method: method as 'POST', headers, body });
      const text = await answer.body.text();
      return { status: answer.statusCode, head: JSON.stringify(answer.headers), body: text };
    },
    close: () => agent.close(),
  };
}

async function knownIds(hub: BootedHub): Promise<KnownIds[]> {
  const found: KnownIds[] = [];
  for (const agency of agencyNames) {
    const { dataSource } = hub.agency(agency).agency;
    const tables = await dataSource.query<{ name: string }[]>(
      `select table_name as name from information_schema.columns
        where table_schema = 'public' and column_name = 'id' and data_type in ('uuid', 'text') order by 1`,
    );
    for (const { name } of tables) {
      const rows = await dataSource.query<{ id: string }[]>(`select id from "${name}" order by id limit 20`);
      if (rows.length > 0) found.push({ agency, table: name, ids: rows.map(({ id }) => id) });
    }
  }
  return found;
}
