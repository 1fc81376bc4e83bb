import type { FuzzInput, Reply } from './input.js';
import { leakIn, type Leak, type Secret } from './leaks.js';

export interface Surroundings {
  leaks: readonly Leak[];
  secrets: readonly Secret[];
  organisationOf(person: string): string | null;
}

/** Milliseconds within which every input is answered. */
export const patience = 5000;

/** An input that was not answered in time. */
export class NoReply extends Error {}

/** Sends the input; answers what is wrong with what came back, or null. */
export async function examine(
  input: FuzzInput,
  around: Surroundings,
): Promise<{ status: number | null; fault: string | null }> {
  const begun = performance.now();
  try {
    const reply = await inTime(input.send());
    const late = performance.now() - begun > patience ? 'LATE' : null;
    return { status: reply.status, fault: late ?? faultOf(input, reply, around) };
  } catch (error) {
    return {
      status: null,
      fault: error instanceof NoReply ? 'HANG' : `NO_ANSWER: ${(error as Error).message}`,
    };
  }
}

function faultOf(input: FuzzInput, reply: Reply, around: Surroundings): string | null {
  if (reply.status >= 500) return `SERVER_ERROR: ${reply.body.slice(0, 200)}`;
  const code = /"code":"(INTERNAL\w*|AGENCY_UNAVAILABLE|IDENTITY_UNAVAILABLE|BUSY)"/.exec(reply.body)?.[1];
  if (code) return `${code}: ${reply.body.slice(0, 300)}`;
  if (input.acted?.(reply)) return `ACTED: ${reply.body.slice(0, 300)}`;
  const organisation = input.asker === null ? null : around.organisationOf(input.asker);
  const leak = leakIn(`${reply.head}\n${reply.body}`, organisation, around.leaks, around.secrets);
  if (leak) return `LEAK ${leak}`;
  if (!input.page && reply.body !== '' && !isJson(reply.body)) return `NOT_JSON: ${reply.body.slice(0, 200)}`;
  return null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new NoReply('No answer in time.')), patience + 1000);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
