import type { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';

/**
 * Who has confirmed a fact in writing: every party, or the worker it is about and every employer. Refuses with CONSENT_MISSING,
 * naming who is missing (在线调解规则 §18).
 */
export function confirmedByAll(
  parties: readonly PartyEntity[],
  about: string | null,
  confirmedBy: readonly string[],
): string[] {
  if (confirmedBy.some((id) => !parties.some((party) => party.id === id)))
    throw new Refusal('BAD_INPUT', '确认人不是本案当事人。', '请从本案当事人中选择。');
  const needed = parties.filter(({ id, kind }) => about === null || id === about || kind === 'EMPLOYER');
  const missing = needed.filter(({ id }) => !confirmedBy.includes(id));
  if (missing.length > 0)
    throw new Refusal(
      'CONSENT_MISSING',
      '无争议事实须经各方当事人书面确认。',
      `还缺：${missing.map(({ name }) => name).join('、')}（在线调解规则第18条）。`,
    );
  return [...new Set(confirmedBy)].sort();
}
