import { Directive, Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { statesOf } from '#kernel/machine.js';
import { InstantScalar } from '#kernel/values/instant.js';
import { LocalDateScalar } from '#kernel/values/local-date.js';
import type { DocumentEntity, DocumentFileEntity, DocumentSignatureEntity } from './document.entity.js';
import { documentMachine, type DocumentState } from './document.state.js';
import { documentTitle, signerRoles, type SignerRole } from './document-type.js';

export const documentStates = statesOf(documentMachine);
registerEnumType(documentStates, {
  name: 'DocumentState',
  description: 'State of a document: drawn up (拟制), issued (签发), served (已送达), void (作废).',
});

type PersonalRole = Exclude<SignerRole, 'SEAL'>;
export const documentSigners = Object.fromEntries(
  Object.keys(signerRoles).flatMap((role) => (role === 'SEAL' ? [] : [[role, role]])),
) as { [Role in PersonalRole]: Role };
registerEnumType(documentSigners, {
  name: 'DocumentSigner',
  description: 'As what a person signs a document (签名人身份).',
});

export const signingManners = { HANDWRITTEN: 'HANDWRITTEN', SCAN: 'SCAN' } as const;
registerEnumType(signingManners, {
  name: 'DocumentSigningManner',
  description: 'Drawn on the screen (屏幕手写签名) or a scan of the signed paper (签名页扫描件).',
});

@Directive('@shareable')
@DataClass('MATERIAL')
@ObjectType({ description: 'A signature on a document (文书签名); its image is a file of the case.' })
export class DocumentSignature {
  @Field(() => documentSigners, { description: 'As what (身份).' }) role!: SignerRole;
  @Field(() => String, { description: 'Who signed (签名人).' }) name!: string;
  @Field(() => signingManners, { description: 'How (签名方式).' }) manner!: 'HANDWRITTEN' | 'SCAN';
  @Field(() => InstantScalar, { description: 'When (签名时间).' }) signedAt!: Date;
  @Field(() => String, { description: 'SHA-256 of the image in hex (签名影像摘要).' }) sha256!: string;
}

@Directive('@shareable')
@DataClass('MATERIAL')
@ObjectType({
  description:
    'A file of an issued document (文书文件); its bytes are fetched at /attachments/<agency>/<id>.',
})
export class DocumentFile {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'File name (文件名); names no person.' }) name!: string;
  @Field(() => String, { description: 'PDF or DOCX (格式).' }) format!: string;
  @Field(() => Boolean, { description: 'Whether it is the file that was issued (签发文件).' })
  issued!: boolean;
  @Field(() => Int, { description: 'Size in bytes (大小).' }) bytes!: number;
  @Field(() => String, { description: 'SHA-256 in hex (摘要).' }) sha256!: string;
}

@Directive('@shareable')
@DataClass('MATERIAL')
@ObjectType({ description: 'The service of a document on one recipient (送达).' })
export class DocumentService {
  @Field(() => String, { description: 'Recipient (受送达人).' }) recipient!: string;
  @Field(() => String, { description: 'How (送达方式).' }) manner!: string;
  @Field(() => LocalDateScalar, { description: 'When (送达日期).' }) on!: string;
}

@Directive('@shareable')
@DataClass('MATERIAL')
@ObjectType({ description: 'A document of a record (文书), of schema/law/documents.yaml.' })
export class Document {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'Type (文书种类): MEDIATION_AGREEMENT.' }) type!: string;
  @Field(() => String, { description: 'Official name (文书名称).' }) title!: string;
  @Field(() => documentStates) state!: DocumentState;
  @Field(() => String, {
    nullable: true,
    description: 'Number (文号); null until it is issued, and for what bears none.',
  })
  number!: string | null;
  @Field(() => String, { description: 'Organisation code of the issuer (制作单位).' }) organisation!: string;
  @Field(() => ID, { description: 'The record it serves (所属办案记录).' }) recordId!: string;
  @Field(() => Int, { description: 'Originals (份数).' }) copies!: number;
  @Field(() => InstantScalar, { description: 'When it was drawn up (拟制时间).' }) draftedAt!: Date;
  @Field(() => InstantScalar, { nullable: true, description: 'Null until it is issued (签发时间).' })
  issuedAt!: Date | null;
  @Field(() => String, {
    nullable: true,
    description: 'The seal it bears, with its keeper (印章、用印人); null while it bears none.',
  })
  sealedBy!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of the issued file in hex (摘要); null until it is issued.',
  })
  hash!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Detached signature of the issuer’s key over the statement with the hash (单位电子签名).',
  })
  signature!: string | null;
  @Field(() => String, { nullable: true, description: 'Key of the address book that signed (签名密钥).' })
  keyId!: string | null;
  @Field(() => [DocumentService], { description: 'On whom it was served (送达情况).' })
  served!: DocumentService[];
  @Field(() => String, { nullable: true, description: 'Why it is void (作废原因); null while it is not.' })
  withdrawnReason!: string | null;
  /** Not fields: what nested fields are looked up by. */
  caseCode!: string | null;
}

@InputType({ description: 'What no record says, for a field that allows it (补充填写).' })
export class DocumentSupplementInput {
  @Field(() => String, { description: 'Name of the field, of schema/law/documents.yaml.' }) name!: string;
  @Field(() => String) value!: string;
}

@InputType({ description: 'A document to be drawn up from a record (拟制文书).' })
export class DraftDocumentInput {
  @Field(() => String, { description: 'Type (文书种类).' }) type!: string;
  @Field(() => ID, { description: 'The record it serves (办案记录).' }) recordId!: string;
  @Field(() => [DocumentSupplementInput], { defaultValue: [] }) supplements!: DocumentSupplementInput[];
}

@InputType({ description: 'A signature as it is taken down (登记签名).' })
export class SignDocumentInput {
  @Field(() => ID) documentId!: string;
  @Field(() => documentSigners) role!: Exclude<SignerRole, 'SEAL'>;
  @Field(() => ID, { nullable: true, description: 'The party who signs; none for who is no party.' })
  partyId?: string | null;
  @Field(() => String, { description: 'Name (签名人).' }) name!: string;
  @Field(() => InstantScalar, { description: 'When (签名时间).' }) signedAt!: Date;
  @Field(() => signingManners) manner!: 'HANDWRITTEN' | 'SCAN';
  @Field(() => ID, { description: 'The image or scan, put into the case as a file before (签名影像).' })
  attachmentId!: string;
}

@InputType({ description: 'The service of a document on one recipient (登记送达).' })
export class ServeDocumentInput {
  @Field(() => ID) documentId!: string;
  @Field(() => String, { description: 'Recipient (受送达人).' }) recipient!: string;
  @Field(() => String, { description: 'How (送达方式).' }) manner!: string;
  @Field(() => LocalDateScalar, { description: 'When (送达日期).' }) on!: string;
}

export function presentDocument(row: DocumentEntity): Document {
  const { id, type, state, number, organisation, recordId, copies, draftedAt, issuedAt, sealed } = row;
  const { hash, signature, keyId, served, withdrawn, caseCode } = row;
  return {
    ...{ id, type, title: documentTitle(type), state, number, organisation, recordId, copies },
    ...{ draftedAt, issuedAt, hash, signature, keyId, served, caseCode },
    sealedBy: sealed && `${sealed.name}（${sealed.keeperName}）`,
    withdrawnReason: withdrawn?.reason ?? null,
  };
}

export function presentSignature(row: DocumentSignatureEntity): DocumentSignature {
  const { role, name, manner, signedAt, sha256 } = row;
  return { role: role as SignerRole, name, manner, signedAt, sha256 };
}

export function presentFile({ id, name, format, issued, bytes, sha256 }: DocumentFileEntity): DocumentFile {
  return { id, name, format, issued, bytes, sha256 };
}
