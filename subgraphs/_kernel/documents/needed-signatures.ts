import { Refusal } from '#kernel/refusal.js';
import type { DocumentEntity, DocumentSignatureEntity } from './document.entity.js';
import { type DocumentType, signerRoles } from './document-type.js';
import type { NeededSignature } from './filled.js';

type Given = Pick<DocumentSignatureEntity, 'role' | 'partyId' | 'name'>;

/** Refuses with DOCUMENT_UNSIGNED, naming every signature and the seal that are still missing. */
export function needSigned(
  type: DocumentType,
  needed: readonly NeededSignature[],
  given: readonly Given[],
  sealed: DocumentEntity['sealed'],
): void {
  const open = needed.filter((one) => one.signedAt === null && !given.some((each) => isBy(each, one)));
  const said = [
    ...open.map(({ role, name }) => `${name}（${signerRoles[role]}）`),
    ...(type.signedBy.includes('SEAL') && sealed === null ? [signerRoles.SEAL] : []),
  ];
  if (said.length > 0) {
    throw new Refusal(
      'DOCUMENT_UNSIGNED',
      `《${type.title}》尚未签名或者盖章：${said.join('、')}。`,
      '请补齐签名、盖章后再签发。',
    );
  }
}

/** The needed signature that a person gives. Refuses with BAD_INPUT one that the document does not call for. */
export function neededBy(needed: readonly NeededSignature[], given: Given): NeededSignature {
  const found = needed.find((one) => isBy(given, one));
  if (!found) {
    const names = needed.map(({ role, name }) => `${name}（${signerRoles[role]}）`).join('、');
    throw new Refusal('BAD_INPUT', '这份文书不需要此人签名。', names && `需要签名的是：${names}。`);
  }
  if (found.signedAt !== null) throw new Refusal('BAD_INPUT', '办案记录中已有此人的签名，不用再签。');
  return found;
}

function isBy(given: Given, needed: NeededSignature): boolean {
  return given.role === needed.role && given.partyId === needed.partyId && given.name === needed.name;
}

/** Refuses with DOCUMENT_INCOMPLETE a document whose record does not name who is to sign it. */
export function needSigners({ title, signedBy }: DocumentType, needed: readonly NeededSignature[]): void {
  const open = signedBy.filter((role) => role !== 'SEAL' && !needed.some((one) => one.role === role));
  if (open.length === 0) return;
  throw new Refusal(
    'DOCUMENT_INCOMPLETE',
    `《${title}》缺少：${open.map((role) => signerRoles[role]).join('、')}。`,
    '请先在办案记录中登记应当签名的人，再拟制文书。',
  );
}
