import { Refused } from '../ask.ts';

export interface BookKey {
  id: string;
  suite: string;
  validFrom: string;
  validUntil: string;
  revokedAt: string | null;
  inForce: boolean;
}

export interface BookOrganisation {
  code: string;
  name: string;
  agency: string;
  division: string;
  letter: string | null;
  endpoint: string;
  graphql: string;
  roster: string[];
  register: boolean;
  issuer: string | null;
  keys: BookKey[];
}

/** The address book as the gateway knows it. */
export interface AddressBook {
  version: number;
  issuedAt: string;
  validUntil: string;
  organisations: BookOrganisation[];
  gateways: BookKey[];
}

export interface CheckedLine {
  id: string;
  group: string;
  title: string;
  expected: string;
  well: boolean;
  got: string;
}

export interface ConformReport {
  agency: string;
  organisations: string[];
  at: string;
  milliseconds: number;
  by: string;
  lines: CheckedLine[];
}

export function readAddressBook(): Promise<AddressBook> {
  return read('/desk/book');
}

export function runChecks(agency: string): Promise<ConformReport> {
  return read(`/desk/conform/${agency}`, { method: 'POST' });
}

async function read<Result>(address: string, request: RequestInit = {}): Promise<Result> {
  const response = await fetch(address, request);
  const body = (await response.json().catch(() => ({}))) as Result & {
    errors?: { message: string; extensions: { code?: string; hint?: string } }[];
  };
  const [error] = body.errors ?? [];
  if (response.ok && !error) return body;
  throw new Refused(
    error?.extensions.code ?? 'REFUSED',
    error?.message ?? String(response.status),
    error?.extensions.hint ?? null,
  );
}

/** The last report of an agency, as the hub has kept it; null where the checks were never run. */
export async function lastReport(agency: string): Promise<ConformReport | null> {
  return (await read<{ report: ConformReport | null }>(`/desk/conform/${agency}`)).report;
}
