import { type EntityManager, In } from 'typeorm';
import { uuidOrNone } from '#kernel/act.js';
import { PartyEntity } from '#kernel/party/party.entity.js';
import { notFound, Refusal } from '#kernel/refusal.js';
import type { AppointedMediator } from './mediation.entity.js';
import { EngagementEntity, type EngagementRole, MediatorEntity } from './mediator.entity.js';

/** Why a mediator is not neutral in a case. */
export interface NeutralityFinding {
  mediatorId: string;
  mediatorName: string;
  partyId: string;
  partyName: string;
  /** PARTY where the mediator is a party. */
  role: EngagementRole | 'PARTY';
  procedure: string | null;
  since: string | null;
}

const roleNames: Record<NeutralityFinding['role'], string> = {
  AGENT: '代理人',
  ADVISER: '法律顾问或咨询律师',
  RELATIVE: '近亲属',
  WITNESS: '证人',
  APPRAISER: '鉴定人',
  ASSESSOR: '人民陪审员',
  EMPLOYEE: '工作人员',
  PARTY: '当事人本人',
};

/** Compares a mediator and the mediator's engagements with the parties, by matching key (特邀规定 §15). */
export function findingsOf(
  mediator: Pick<MediatorEntity, 'id' | 'name' | 'personKey'>,
  engagements: readonly EngagementEntity[],
  parties: readonly PartyEntity[],
): NeutralityFinding[] {
  return parties.flatMap((party) => {
    const about = {
      mediatorId: mediator.id,
      mediatorName: mediator.name,
      partyId: party.id,
      partyName: party.name,
    };
    const ties = engagements.filter(
      (tie) => tie.mediatorId === mediator.id && tie.partyKey === party.matchingKey,
    );
    const findings = ties.map(({ role, procedure, since }): NeutralityFinding => ({
      ...about,
      role,
      procedure,
      since,
    }));
    const self = party.matchingKey === mediator.personKey;
    return self
      ? [{ ...about, role: 'PARTY' as const, procedure: null, since: null }, ...findings]
      : findings;
  });
}

/** What speaks against a mediator of the organisation in this case; empty when nothing does. */
export async function checkNeutrality(
  tx: EntityManager,
  organisation: string,
  caseCode: string,
  mediatorIds: string[],
): Promise<{ mediators: MediatorEntity[]; findings: NeutralityFinding[] }> {
  const ids = In(mediatorIds.map(uuidOrNone));
  const mediators = await tx.findBy(MediatorEntity, { id: ids, organisation, active: true });
  if (mediators.length !== new Set(mediatorIds).size) throw notFound();
  const engagements = await tx.findBy(EngagementEntity, { mediatorId: ids });
  const parties = await tx.findBy(PartyEntity, { caseCode, organisation });
  return { mediators, findings: mediators.flatMap((mediator) => findingsOf(mediator, engagements, parties)) };
}

/** Appoints mediators to a case. Refuses with CONFLICT_OF_INTEREST, and says why, when one of them is not neutral. */
export async function appointMediators(
  tx: EntityManager,
  organisation: string,
  caseCode: string,
  mediatorIds: string[],
): Promise<AppointedMediator[]> {
  if (mediatorIds.length === 0) throw new Refusal('BAD_INPUT', '请选定调解员。');
  const { mediators, findings } = await checkNeutrality(tx, organisation, caseCode, mediatorIds);
  if (findings.length > 0) {
    throw new Refusal(
      'CONFLICT_OF_INTEREST',
      '调解员与当事人有利害关系，应当回避。',
      `${findings.map(describeFinding).join('；')}（特邀调解规定第15条）。请另选调解员，或以“应当回避或披露”为由退回。`,
    );
  }
  return mediators.map(({ id, name, personKey, staffId }) => ({ mediatorId: id, name, personKey, staffId }));
}

export function describeFinding({
  mediatorName,
  partyName,
  role,
  procedure,
  since,
}: NeutralityFinding): string {
  const where = procedure ? `，${procedure}` : '';
  return `${mediatorName}：${partyName}的${roleNames[role]}${where}${since ? `（${since}起）` : ''}`;
}
