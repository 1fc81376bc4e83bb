import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CallKey, signCall } from '#kernel/identity/signed-call.js';
import { people } from '../../../infra/county/people.js';
import type { AgencyName } from '../../../infra/county/process-table.js';
import { mintToken } from '../../../infra/identity/mint-token.js';
import type { BootedHub } from '../../kit/boot-hub.js';

// Answers are JSON of many shapes.
type Json = ReturnType<typeof JSON.parse>;

export interface PlainAnswer {
  status: number;
  text: string;
  data: Json;
  errors: Json[];
}

/** A key of the gateway by its number; the newest where none is given. */
export function gatewayKeyOf(hub: BootedHub, number?: number): CallKey {
  const folder = join(hub.keys, 'gateway');
  const numbers = readdirSync(folder).map((file) => Number(/^gateway-(\d+)\.pem$/.exec(file)?.[1] ?? 1));
  const wanted = number ?? Math.max(...numbers);
  const file = wanted === 1 ? 'gateway.pem' : `gateway-${wanted}.pem`;
  return { id: `gateway#${wanted}`, privateKey: readFileSync(join(folder, file), 'utf8') };
}

/** A token as the person's issuer gives it. */
export function tokenOf(hub: BootedHub, personId: string, lifetime?: number): Promise<string> {
  const person = people.find(({ id }) => id === personId)!;
  return mintToken({
    ...{ keysDir: join(hub.keys, 'identity'), issuer: `${hub.url}/idp/${person.agency}`, person },
    ...(lifetime !== undefined && { lifetime }),
  });
}

/** A request to an agency's own address, signed as the gateway signs. */
export async function callSigned(
  hub: BootedHub,
  agency: AgencyName,
  path: string,
  {
    method = 'POST',
    body = '',
    headers = {},
    key = gatewayKeyOf(hub),
  }: {
    method?: string;
    body?: string;
    headers?: Record<string, string>;
    key?: CallKey;
  } = {},
): Promise<PlainAnswer> {
  const plain = { accept: 'application/json', 'content-type': 'application/json', ...headers };
  const signed = signCall({ agency, method, path, headers: plain, body }, key);
  return send(`${hub.agency(agency).url}${path}`, method, signed, body);
}

/** A question to an agency's graph past the gateway, in the name of who holds the token. */
export function askSigned(
  hub: BootedHub,
  agency: AgencyName,
  token: string,
  {
    query,
    variables = {},
    headers = {},
    key,
  }: {
    query: string;
    variables?: Record<string, unknown>;
    headers?: Record<string, string>;
    key?: CallKey;
  },
): Promise<PlainAnswer> {
  const body = JSON.stringify({ query, variables });
  const all = { ...headers, authorization: `Bearer ${token}` };
  return callSigned(hub, agency, '/graphql', { body, headers: all, ...(key && { key }) });
}

export async function send(
  url: string,
  method: string,
  headers: Record<string, string>,
  body: string,
): Promise<PlainAnswer> {
  const response = await fetch(url, { method, headers, ...(method === 'GET' ? {} : { body }) });
  const text = await response.text();
  const { data = null, errors = [] } = parsed(text);
  return { status: response.status, text, data, errors };
}

function parsed(text: string): { data?: Json; errors?: Json[] } {
  try {
    return JSON.parse(text) as { data?: Json; errors?: Json[] };
  } catch {
    return {};
  }
}
