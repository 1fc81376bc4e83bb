import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DocumentState } from './document.state.js';
import type { FieldTexts } from './field-text.js';

/** The seal a document bears (用印): which, by whom kept, and when it was set. */
export interface Sealing {
  sealId: string;
  name: string;
  keeperId: string;
  keeperName: string;
  at: string;
}

/** One recipient to whom it was served (送达). */
export interface Service {
  recipient: string;
  manner: string;
  on: string;
}

export interface Withdrawal {
  by: string;
  at: string;
  reason: string;
}

/** A document (文书) of one record: what it says, who signed and sealed it, and from its issue on what exactly was issued. */
@Entity('document')
export class DocumentEntity {
  @PrimaryColumn('uuid') id!: string;
  /** `MEDIATION_AGREEMENT` of schema/law/documents.yaml. */
  @Column('text') type!: string;
  /** The organisation that issues it. */
  @Column('text') organisation!: string;
  /** Null for what belongs to no case. */
  @Column('text', { name: 'case_code', nullable: true }) caseCode!: string | null;
  /** The record it serves. */
  @Column('uuid', { name: 'record_id' }) recordId!: string;
  @Column('text') state!: DocumentState;
  /** As drawn up last; with signatures on it the record must still say the same. */
  @Column('jsonb') fields!: FieldTexts;
  @Column('jsonb') supplements!: Record<string, string>;
  @Column('boolean') restricted!: boolean;
  @Column('int') copies!: number;
  /** Null until it is issued, and for types that bear none. */
  @Column('text', { nullable: true }) number!: string | null;
  /** The organisation's series and the place in it, where the number is of its own giving. */
  @Column('text', { nullable: true }) series!: string | null;
  @Column('int', { nullable: true }) serial!: number | null;
  @Column('text', { name: 'drafted_by' }) draftedBy!: string;
  @Column('timestamptz', { name: 'drafted_at' }) draftedAt!: Date;
  @Column('jsonb', { nullable: true }) sealed!: Sealing | null;
  @Column('text', { name: 'issued_by', nullable: true }) issuedBy!: string | null;
  @Column('timestamptz', { name: 'issued_at', nullable: true }) issuedAt!: Date | null;
  /** SHA-256 of the issued file, and the organisation's detached signature over the statement that names it. */
  @Column('text', { nullable: true }) hash!: string | null;
  @Column('text', { name: 'key_id', nullable: true }) keyId!: string | null;
  @Column('text', { nullable: true }) signature!: string | null;
  @Column('jsonb') served!: Service[];
  @Column('jsonb', { nullable: true }) withdrawn!: Withdrawal | null;
}

export type FileFormat = 'PDF' | 'DOCX';

/** The bytes of an issued document: never changed, apart from it so that no list reads them. */
@Entity('document_file')
export class DocumentFileEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'document_id' }) documentId!: string;
  @Column('text') format!: FileFormat;
  /** True for the file that was issued; the other form is for the desk. */
  @Column('boolean') issued!: boolean;
  @Column('text') name!: string;
  @Column('int') bytes!: number;
  @Column('text') sha256!: string;
  @Column('bytea', { select: false }) content!: Buffer;
}

/** HANDWRITTEN drawn on a screen · SCAN of a signed paper · RECORDED taken over from the record */
export type SigningManner = 'HANDWRITTEN' | 'SCAN' | 'RECORDED';

/** One signature on a document (签名). Its image is a checked file of the case. */
@Entity('document_signature')
export class DocumentSignatureEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'document_id' }) documentId!: string;
  @Column('text') role!: string;
  @Column('uuid', { name: 'party_id', nullable: true }) partyId!: string | null;
  @Column('text') name!: string;
  @Column('text') manner!: Exclude<SigningManner, 'RECORDED'>;
  @Column('timestamptz', { name: 'signed_at' }) signedAt!: Date;
  @Column('uuid', { name: 'attachment_id' }) attachmentId!: string;
  @Column('text') sha256!: string;
  @Column('text', { name: 'recorded_by' }) recordedBy!: string;
}
