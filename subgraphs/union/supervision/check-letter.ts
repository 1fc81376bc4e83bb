import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import { needCountyLevel } from '../county-level.js';
import { checkLetterNumber } from './letter-number.js';
import { type LetterKind, type SignerOffice, SupervisionLetterEntity } from './supervision-letter.entity.js';

export interface LetterContent {
  caseCode: string;
  kind: LetterKind;
  employerName: string;
  employerCode: string;
  facts: string;
  request: string;
  inspectors: string[];
  addressee?: string | null;
  copyTo: string[];
  followsLetterId?: string | null;
}

export interface LetterSignature {
  number: string;
  signedBy: string;
  signerOffice?: SignerOffice | null;
}

/** Whom a letter goes to, and that a recommendation comes from a union that may make one. */
export function checkContent(ctx: RequestContext, input: LetterContent): void {
  if ([input.employerName, input.facts, input.request].some((text) => text.trim() === ''))
    throw new Refusal('BAD_INPUT', '请填写用人单位、查明事实和监督要求。');
  const recommends = input.kind === 'RECOMMENDATION';
  if (recommends !== Boolean(input.addressee) || (recommends && !input.followsLetterId)) {
    throw new Refusal(
      'BAD_INPUT',
      '建议书应当写明主送部门和前一份文书；提示函、意见书送用人单位，不填主送部门。',
    );
  }
  if (recommends) needCountyLevel(ctx, '建议书由县级以上总工会发出。');
}

/** Facts are looked into by at least two inspectors (鲁条例 §16, 鄂条例 §25): different people, all named. */
export function checkInspectors(inspectors: readonly string[]): string[] {
  const named = [...new Set(inspectors.map((name) => name.trim()).filter((name) => name !== ''))];
  if (named.length >= 2) return named;
  throw new Refusal(
    'BAD_INPUT',
    '调查核实应当由两名以上工会劳动法律监督员进行。',
    '请填写两名以上监督员的姓名；提示函、意见书所列事实须经二人以上核实。',
  );
}

/** The signature of a chair or vice-chair, and a number that no other letter bears. */
export async function checkSignature(
  tx: EntityManager,
  organisation: string,
  { number, signedBy }: LetterSignature,
): Promise<void> {
  if (number.trim() === '' || signedBy.trim() === '')
    throw new Refusal('BAD_INPUT', '请填写文号和签发人。', '文书由工会主席或者副主席签发。');
  checkLetterNumber(number);
  if (await tx.existsBy(SupervisionLetterEntity, { organisation, number: number.trim() }))
    throw new Refusal('BAD_INPUT', '该文号已经使用。', '请核对文号。');
}
