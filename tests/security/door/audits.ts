import { serverAudits } from 'graphql-http';
import type { ToyHub } from '../../../gateway/testing/toy-hub.js';

export interface AuditFigures {
  audits: number;
  ok: number;
  /** What failed, by how much it matters. */
  must: string[];
  should: string[];
  may: string[];
}

/** The audits of GraphQL over HTTP, as a person who is signed in. The hub answers introspection. */
export async function runAudits(hub: ToyHub): Promise<AuditFigures> {
  const authorization = `Bearer ${await hub.token('leader')}`;
  const fetchFn = (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), authorization } });
  const figures: AuditFigures = { audits: 0, ok: 0, must: [], should: [], may: [] };
  const failed = { error: figures.must, warn: figures.should, notice: figures.may };
  for (const audit of serverAudits({ url: `${hub.url}/graphql`, fetchFn })) {
    const result = await audit.fn();
    figures.audits++;
    if (result.status === 'ok') figures.ok++;
    else failed[result.status].push(`${result.id} ${result.name}: ${result.reason}`);
  }
  return figures;
}
