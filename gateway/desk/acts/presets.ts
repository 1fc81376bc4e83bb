import type { Act } from './act.ts';
import type { CaseContext, CaseRecord } from './case-context.ts';
import { candidates, type Values } from './form-values.ts';

type Preset = (context: CaseContext, record: CaseRecord | null) => Values;

/** What follows from the record an act is done to, by the end of the act’s name: the next step as it usually is. */
const presets: [act: RegExp, preset: Preset][] = [
  [/DraftAgreement$/, (_, record) => ({ route: routeOf(record), performBy: undefined })],
  [/SignAgreement$/, nextSignature],
  [/ReportResult$/, (context) => ({ outcome: inEffect(context) ? 'AGREED' : undefined })],
  [/Apply(Confirmation|ArbitralReview)$/, ({ organisations: [first] }) => ({ to: first?.code })],
  [/RecordConsent$/, () => ({ scope: 'MEDIATION', channel: 'PAPER', evidence: '调解同意书' })],
  [/RuleConfirmation$/, () => ({ decision: 'VALID' })],
  [/DecideLegalAid$/, () => ({ granted: true })],
  [/(RegisterCivilCase|TransferToFiling)$/, () => ({ procedure: 'SUMMARY' })],
];

/** Filled in beforehand where nothing else is known; of a group the values inside. */
export function presetOf(act: Act, context: CaseContext, recordId: string | null): Values {
  const preset = presets.find(([name]) => name.test(act.name))?.[1];
  if (!preset) return {};
  return preset(context, context.records.find(({ id }) => id === recordId) ?? null);
}

/** By whom the mediation was referred decides how its agreement takes effect. */
function routeOf(mediation: CaseRecord | null): string {
  if (/^A0[12]$/.test(String(mediation?.arrow))) return 'DELEGATED';
  return mediation?.__typename === 'JusticeMediationCase' ? 'PEOPLES_MEDIATION' : 'MEDIATION_COMMITTEE';
}

/** An agreement binds the parties: what is left is to report it and to make it enforceable. */
export function inEffect({ records }: Pick<CaseContext, 'records'>): boolean {
  return records.some(
    ({ __typename, state }) =>
      __typename.endsWith('MediationAgreement') &&
      /^(EFFECTIVE|PERFORMING|PERFORMED|CONFIRMED)$/.test(String(state)),
  );
}

/** Whoever has not signed yet: the parties in their order, then the mediator. */
function nextSignature(context: CaseContext, agreement: CaseRecord | null): Values {
  const signed = (agreement?.signatures ?? []) as { role: string; partyId: string | null }[];
  const bound = (agreement?.partyIds ?? []) as string[];
  const party = candidates(context, 'Party').find(
    ({ id }) => bound.includes(id) && !signed.some(({ partyId }) => partyId === id),
  );
  if (party) return { role: 'PARTY', partyId: party.id, signer: party.name, manner: 'PAPER' };
  const role = signed.some((each) => each.role === 'MEDIATOR') ? 'SEAL' : 'MEDIATOR';
  return { role, manner: 'PAPER' };
}
