import { completeCreditCode } from '#kernel/values/credit-code.js';
import { lookLimits } from '#kernel/lookup/limits.js';
import { firm, partiesOf, unionMediator, workerA, workerB } from '../../journeys/people.js';
import { mediatorOf, Scene } from '../../journeys/scene.js';
import type { BootedHub } from '../../kit/boot-hub.js';
import type { Answer } from '../../kit/hub-client.js';
import { purposeHeader } from '../../kit/purpose-header.js';

export const inquiry = purposeHeader({
  reason: 'ARBITRATION_INQUIRY',
  caseNumber: '虚劳人仲案字〔2025〕第12号',
});
export const supervision = purposeHeader({ reason: 'SUPERVISION', caseNumber: '虚检民监〔2025〕1号' });
export type Headers = Record<string, string>;

const resultsOf =
  'query($id: IdNumber!, $code: CreditCode!) { unionMediationResults(idNumber: $id, creditCode: $code) { caseCode outcome } }';
const lettersOf =
  'query($code: CreditCode!) { unionSupervisionLettersOf(employer: $code) { caseCode number facts } }';

/** A firm that no case knows. */
export function unknownFirm(serial: number): string {
  return completeCreditCode(`91370499FAKE${String(7000 + serial).padStart(4, '0')}`);
}

/** Looks up what became of a person's mediation with a firm, at the union. */
export function lookUpResults(
  hub: BootedHub,
  person: string,
  [idNumber, creditCode]: readonly [idNumber: string, creditCode: string],
  headers: Headers = inquiry,
): Promise<Answer> {
  return hub.client.ask(person, resultsOf, { id: idNumber, code: creditCode }, headers);
}

/** Looks up the union's letters about a firm. */
export function lookUpLetters(
  hub: BootedHub,
  person: string,
  code: string,
  headers: Headers = supervision,
): Promise<Answer> {
  return hub.client.ask(person, lettersOf, { code }, headers);
}

/** A pair the union has mediated between: one that is looked at in the story, and one that is not. */
export const knownPair = [workerA.idNumber, firm.creditCode] as const;
export const otherPair = [workerB.idNumber, firm.creditCode] as const;

/** Two mediations at the union, and a letter about the firm in the first. */
export async function openCases(hub: BootedHub): Promise<void> {
  const scene = new Scene(hub.client);
  const mediatorId = await mediatorOf(scene, 'union', 'union-mediator', unionMediator);
  const caseCode = await mediated(hub, workerA, mediatorId);
  await mediated(hub, workerB, mediatorId);
  const letter = {
    ...{ caseCode, kind: 'OPINION', number: '虚工监意〔2025〕1号', facts: '拖欠工资', request: '限期支付' },
    ...{ employerName: firm.name, employerCode: firm.creditCode, signedBy: '样例主席' },
    inspectors: ['样例监督员甲', '样例监督员乙'],
  };
  await hub.client.must(
    'union-officer',
    'mutation($input: ServeSupervisionLetterInput!) { unionServeSupervisionLetter(input: $input) { id } }',
    { input: letter },
  );
  await hub.settled();
}

async function mediated(hub: BootedHub, worker: typeof workerA, mediatorId: string): Promise<string> {
  const input = { door: 'VISIT', cause: 'WAGE_CLAIM', claim: 1_860_000, parties: partiesOf(worker) };
  const { unionRegisterIntake: intake } = await hub.client.must(
    'union-mediator',
    'mutation($input: RegisterIntakeInput!) { unionRegisterIntake(input: $input) { id caseCode } }',
    { input },
  );
  const scene = new Scene(hub.client);
  scene.set('case', intake.caseCode);
  const consents = Object.values(await scene.parties('union-mediator', 'union')).map((partyId) => ({
    ...{ partyId, scope: 'MEDIATION', channel: 'PAPER', evidence: '调解同意书' },
  }));
  await hub.client.must(
    'union-mediator',
    'mutation($input: OpenMediationInput!) { unionOpenMediation(input: $input) { id } }',
    { input: { intakeId: intake.id, mediatorIds: [mediatorId], consents } },
  );
  return intake.caseCode;
}

/** What an answer says, to compare two: which codes and words, and whether any data came with it. */
export function sayingOf({ data, errors }: Answer): string {
  const root = data === null ? null : Object.values(data as Record<string, unknown>);
  return JSON.stringify([
    root,
    errors.map(({ message, extensions }) => [message, extensions.code, extensions.hint]),
  ]);
}

export function refusedBy({ errors }: Answer, code: string): boolean {
  return errors.length === 1 && errors[0]!.extensions.code === code;
}

export interface SpreeFigures {
  lookups: number;
  refused: number;
  /** Answers that should have been refused, refusals that should have been answers, and refusals that told hit from miss. */
  wrong: number;
}

/**
 * A spree of one procurator at letters, hits among the misses: all are answered up to the limit, and from there on none, a hit like a miss.
 * A look without a purpose or with somebody else's reason is refused before that, alike for what is there and what is not.
 */
export async function runSpree(hub: BootedHub): Promise<SpreeFigures> {
  const figures: SpreeFigures = { lookups: 0, refused: 0, wrong: 0 };
  const count = (answer: Answer, refusal: string | null): string => {
    const asExpected = refusal === null ? answer.errors.length === 0 : refusedBy(answer, refusal);
    figures.lookups += 1;
    figures.refused += answer.errors.length > 0 ? 1 : 0;
    figures.wrong += asExpected ? 0 : 1;
    return sayingOf(answer);
  };
  const alike = (sayings: readonly string[]): void =>
    void (figures.wrong += new Set(sayings).size === 1 ? 0 : 1);
  const firms = [firm.creditCode, unknownFirm(0)];

  for (const [headers, refusal] of [
    [{}, 'PURPOSE_REQUIRED'],
    [inquiry, 'PURPOSE_NOT_YOURS'],
  ] as const) {
    const sayings: string[] = [];
    for (const code of firms)
      sayings.push(count(await lookUpLetters(hub, 'procurator', code, headers), refusal));
    alike(sayings);
  }
  for (let serial = 1; serial <= lookLimits.PERSON_HOUR; serial++)
    count(await lookUpLetters(hub, 'procurator', unknownFirm(serial)), null);
  const sayings: string[] = [];
  for (const code of [...firms, unknownFirm(lookLimits.PERSON_HOUR + 1)])
    sayings.push(count(await lookUpLetters(hub, 'procurator', code), 'TOO_MANY_LOOKUPS'));
  alike(sayings);
  return figures;
}
