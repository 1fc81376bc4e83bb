import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type CallKey, signCall } from '#kernel/identity/signed-call.js';
import { type AgencyName, agencyNames } from '../../../infra/county/process-table.js';
import type { BootedHub } from '../../kit/boot-hub.js';

export interface Page {
  status: number;
  text: string;
  headers: Headers;
  milliseconds: number;
}

/** Asks at the public door as a form does. */
export function ask(
  hub: BootedHub,
  caseCode: string,
  phoneEnding: string,
  headers: Record<string, string> = {},
): Promise<Page> {
  return post(hub, new URLSearchParams({ caseCode, phoneEnding }).toString(), {
    'content-type': 'application/x-www-form-urlencoded',
    ...headers,
  });
}

/** The same as a program does. */
export function askInJson(hub: BootedHub, question: unknown): Promise<Page> {
  return post(hub, JSON.stringify(question), { 'content-type': 'application/json' });
}

export async function post(hub: BootedHub, body: string, headers: Record<string, string>): Promise<Page> {
  const begun = performance.now();
  const response = await fetch(`${hub.url}/progress`, { method: 'POST', headers, body });
  const text = await response.text();
  return {
    status: response.status,
    text,
    headers: response.headers,
    milliseconds: performance.now() - begun,
  };
}

/** Who has the gateway's key asks an agency without the gateway; null asks without any key. */
export async function atAgency(
  hub: BootedHub,
  agency: AgencyName,
  door: string,
  question: unknown,
  key: CallKey | null = gatewayKey(hub),
): Promise<{ status: number; text: string }> {
  const url = new URL(door, hub.book.organisationsOf(agency)[0]!.graphql);
  const body = JSON.stringify(question);
  const headers = { 'content-type': 'application/json' };
  const call = { agency, method: 'POST', path: url.pathname, headers, body };
  const response = await fetch(url, {
    method: 'POST',
    headers: key ? signCall(call, key) : headers,
    body,
  });
  return { status: response.status, text: await response.text() };
}

export function gatewayKey(hub: BootedHub): CallKey {
  return { id: 'gateway#1', privateKey: readFileSync(join(hub.keys, 'gateway/gateway.pem'), 'utf8') };
}

/** Lets so much time pass for every counter of the hub. */
export async function timePasses(hub: BootedHub, hours = 25): Promise<void> {
  for (const name of ['gateway', ...agencyNames]) {
    const client = new pg.Client({ connectionString: hub.databaseUrl(name as AgencyName) });
    await client.connect();
    await client.query('update throttle set expire = expire - $1::bigint', [hours * 3_600_000]);
    await client.end();
  }
}
