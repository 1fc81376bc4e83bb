import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import type { AttachmentEntity } from './attachment.entity.js';

export const attachmentKinds = {
  APPLICATION: 'APPLICATION',
  DEFENCE: 'DEFENCE',
  EVIDENCE: 'EVIDENCE',
  IDENTITY: 'IDENTITY',
  AUTHORISATION: 'AUTHORISATION',
  AGREEMENT: 'AGREEMENT',
  DOCUMENT: 'DOCUMENT',
  OTHER: 'OTHER',
} as const;
export type AttachmentKind = keyof typeof attachmentKinds;
registerEnumType(attachmentKinds, {
  name: 'AttachmentKind',
  description:
    'What a file of the case is: application or complaint (申请书、起诉状), defence (答辩状), evidence (证据), proof of identity (身份证明), authorisation (授权委托书), agreement (协议书), document served or issued (文书), other (其他).',
});

export function isAttachmentKind(value: unknown): value is AttachmentKind {
  return typeof value === 'string' && Object.hasOwn(attachmentKinds, value);
}

@Directive('@shareable')
@DataClass('MATERIAL')
@ObjectType({
  description:
    'A file in the case (附件). Its bytes are fetched at /attachments/<agency>/<id>; the answer carries no content.',
})
export class Attachment {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'File name as it was added (文件名).' }) name!: string;
  @Field(() => attachmentKinds, { description: 'What it is (材料类别).' }) kind!: AttachmentKind;
  @Field(() => String, { description: 'Media type found in the content: application/pdf, image/png….' })
  mediaType!: string;
  @Field(() => Int, { description: 'Size in bytes (大小).' }) bytes!: number;
  @Field(() => String, {
    description: 'SHA-256 of the content in hex (摘要); the audit trail holds the same.',
  })
  sha256!: string;
  @Field(() => String, { description: 'Staff id of who added it (上传人).' }) addedBy!: string;
  @Field(() => InstantScalar, { description: 'When it was added (上传时间).' }) addedAt!: Date;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was taken out of the case (移除时间); null while it is in it.',
  })
  removedAt!: Date | null;
}

export function presentAttachment(row: AttachmentEntity): Attachment {
  const { id, name, kind, mediaType, bytes, sha256, addedBy, addedAt, removedAt } = row;
  return { id, name, kind, mediaType, bytes, sha256, addedBy, addedAt, removedAt };
}
