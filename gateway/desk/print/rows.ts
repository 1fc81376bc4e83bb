import { moment } from '../shell/amount.ts';
import type { AgencyField } from '../shell/session.ts';
import type { printTexts } from './texts.ts';
import type { PrintedDocket, PrintedFile, PrintedLimit } from './use-print.ts';

type Words = (typeof printTexts)['zh'];
type WordOf = (name: string, code?: string | null) => string;

/** Papers in the order they came about: what was issued here, and what was handed in. */
export function paperRows({ documents, attachments }: PrintedFile, texts: Words): string[][] {
  const papers = [
    ...documents.map(({ title, number, copies, draftedAt, issuedAt, withdrawnReason }) => ({
      at: issuedAt ?? draftedAt,
      cells: [title, number ?? '', String(copies)],
      remark: withdrawnReason ? texts.withdrawn(withdrawnReason) : issuedAt ? '' : texts.drafted,
    })),
    ...attachments
      .filter(({ removedAt }) => removedAt === null)
      .map(({ name, addedAt }) => ({ at: addedAt, cells: [name, '', '1'], remark: texts.attachment })),
  ].sort((one, other) => (one.at < other.at ? -1 : 1));
  return papers.map(({ at, cells, remark }, place) => [
    String(place + 1),
    ...cells,
    moment(at).slice(0, 10),
    remark,
  ]);
}

export function partyRows({ parties }: PrintedFile, texts: Words): string[][] {
  return parties.map((party) => [
    texts.sides[party.side] ?? party.side,
    party.name,
    party.idNumber ?? party.creditCode ?? '—',
    party.phone ?? '—',
    party.address ?? '—',
    party.legalRepresentative ?? '—',
  ]);
}

export function courseRows({ timeline }: PrintedDocket, wordOf: WordOf): string[][] {
  return [...timeline]
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .map(({ at, organisationName, kind, state }) => [
      moment(at),
      organisationName,
      `${wordOf(kind)}：${wordOf(kind, state)}`,
    ]);
}

export function limitRows(
  limits: readonly { agency: AgencyField; limit: PrintedLimit }[],
  texts: Words,
  agencyName: (agency: AgencyField) => string,
): string[][] {
  return [...limits]
    .sort((one, other) => (one.limit.due < other.limit.due ? -1 : 1))
    .map(({ agency, limit }) => [
      `${agencyName(agency)}：${limit.trigger}`,
      limit.startsFrom,
      limit.length,
      limit.due + (limit.provisional ? texts.provisional : ''),
      standingOf(limit, texts),
      limit.source,
    ]);
}

function standingOf({ metOn, overdue, suspendedOn }: PrintedLimit, texts: Words): string {
  if (metOn) return texts.met(metOn);
  if (suspendedOn) return texts.suspended;
  return overdue ? texts.overdue : texts.runs;
}

export function referralRows({ referrals }: PrintedDocket): string[][] {
  return referrals.map((referral) => [
    referral.arrowName,
    referral.fromName,
    referral.toName,
    referral.sentOn ?? '—',
    referral.dueOn ?? '—',
    [referral.stateName, referral.outcomeName ?? referral.returnReasonName].filter(Boolean).join('：'),
  ]);
}
