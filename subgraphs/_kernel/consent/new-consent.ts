import type { RequestContext } from '#kernel/context.js';
import { Refusal } from '#kernel/refusal.js';
import type { ConsentChannel, ConsentScope } from './consent.entity.js';
import type { DisclosedKind } from './disclosed-kinds.js';

/** A consent as it is recorded. */
export interface NewConsent {
  partyId: string;
  scope: ConsentScope;
  channel: ConsentChannel;
  /** Where the evidence lies: a document's title and number. */
  evidence: string;
  /** SHA-256 of the document, in hexadecimal. */
  documentHash?: string | null;
  /** Code of the organisation it is given to; the agency itself where left out. */
  recipient?: string | null;
  kinds?: DisclosedKind[] | null;
  purpose?: string | null;
  /** The last day it holds; until it is revoked where left out. */
  until?: string | null;
}

/** Refuses with BAD_INPUT what is no valid consent: without evidence, without what the law wants told, or in a bundle. */
export function checkConsent(ctx: RequestContext, organisation: string, given: NewConsent): void {
  checkEvidence(given);
  if (given.recipient) ctx.agency.book.organisation(given.recipient);
  if (given.recipient === organisation) {
    throw new Refusal('BAD_INPUT', '接收单位不能是本单位。', '同意由本单位处理信息的，不填接收单位。');
  }
  if (given.scope === 'DISCLOSURE') checkDisclosure(ctx, given);
  else if (given.kinds || given.until) {
    throw new Refusal(
      'BAD_INPUT',
      '只有提供信息的同意可以写明信息种类和截止日期。',
      '其他同意在撤回前有效。',
    );
  }
}

const sha256Text = /^[0-9a-f]{64}$/;

function checkEvidence({ evidence, documentHash }: NewConsent): void {
  if (evidence.trim() === '')
    throw new Refusal('BAD_INPUT', '请写明同意的凭证。', '例如：线上调解同意书、电话录音编号。');
  if (documentHash && !sha256Text.test(documentHash))
    throw new Refusal('BAD_INPUT', '凭证文件的校验值填写有误。', '请填写64位小写十六进制的SHA-256值。');
}

/** Who is to have which kinds of data for what must be told beforehand; what is sensitive needs a consent of its own. */
function checkDisclosure(ctx: RequestContext, { recipient, kinds, purpose, until }: NewConsent): void {
  if (recipient && (!kinds?.length || !purpose?.trim())) {
    throw new Refusal(
      'BAD_INPUT',
      '向其他单位提供信息的同意，应当写明信息种类和用途。',
      '依据：个人信息保护法第二十三条。',
    );
  }
  if (kinds?.includes('SENSITIVE') && kinds.length > 1) {
    throw new Refusal(
      'BAD_INPUT',
      '敏感个人信息应当单独同意，不能与其他信息一并同意。',
      '请就敏感个人信息另行登记一份同意（个人信息保护法第二十三条、第二十九条）。',
    );
  }
  if (until && until < ctx.today)
    throw new Refusal('BAD_INPUT', '同意的截止日期已经过去。', '请核对截止日期；未约定期限的不填。');
}
