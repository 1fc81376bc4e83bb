import { courseShape, shownShape, type Proof, type Uses, usesShape } from '#kernel/progress/answer.js';
import { parseCaseCode } from '#kernel/values/case-code.js';
import type { AgencyDoors } from './agency-doors.js';
import type { Brakes } from './brakes.js';
import { type PlainAnswer, plainAnswer } from './plain-answer.js';
import type { Question } from './question.js';

/** NOT_FOUND stands for wrong, unknown and too often alike. */
export type Found =
  { kind: 'FOUND'; answer: PlainAnswer } | { kind: 'NOT_FOUND' } | { kind: 'NO_ANSWER'; agency: string };

/** Asks the agency that opened the case; with its word, the register for the course and all for who has looked. */
export async function lookUp(
  doors: AgencyDoors,
  brakes: Brakes,
  { caseCode, phoneEnding }: Question,
  address: string,
): Promise<Found> {
  if (!(await brakes.mayAsk(address))) return { kind: 'NOT_FOUND' };
  const agency = caseCode === null ? null : doors.agencyOf(parseCaseCode(caseCode).letter);
  if (agency === null) return notFound(brakes);
  const shown = await doors.ask(agency, 'progress', { caseCode, phoneEnding }, shownShape);
  if (shown === null) return { kind: 'NO_ANSWER', agency };
  if (!shown.shown) return notFound(brakes);
  const [course, { uses, silent }] = await Promise.all([
    doors.ask(doors.register, 'progress/course', shown.proof, courseShape),
    usesOf(doors, shown.proof),
  ]);
  const { receivedOn, by } = shown;
  return { kind: 'FOUND', answer: plainAnswer({ receivedOn, by, course, uses, silent }) };
}

async function notFound(brakes: Brakes): Promise<Found> {
  await brakes.countWrong();
  return { kind: 'NOT_FOUND' };
}

async function usesOf(doors: AgencyDoors, proof: Proof): Promise<{ uses: Uses; silent: string[] }> {
  const answers = await Promise.all(
    doors.agencies.map(
      async (agency) => [agency, await doors.ask(agency, 'progress/usage', proof, usesShape)] as const,
    ),
  );
  return {
    uses: answers.flatMap(([, answer]) => answer?.uses ?? []),
    silent: answers.flatMap(([agency, answer]) => (answer === null ? [agency] : [])),
  };
}
