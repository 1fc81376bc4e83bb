import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AttachmentKind } from './attachment.type.js';
import type { MediaType } from './check/media-type.js';

/** A file in one organisation's case file (附件): what is known of it. Removed ones stay for the years files are kept. */
@Entity('attachment')
export class AttachmentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  /** The organisation whose file it is in. */
  @Column('text') organisation!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'media_type' }) mediaType!: MediaType;
  @Column('int') bytes!: number;
  @Column('text') sha256!: string;
  @Column('text') kind!: AttachmentKind;
  @Column('text', { name: 'added_by' }) addedBy!: string;
  @Column('timestamptz', { name: 'added_at' }) addedAt!: Date;
  @Column('text', { name: 'removed_by', nullable: true }) removedBy!: string | null;
  @Column('timestamptz', { name: 'removed_at', nullable: true }) removedAt!: Date | null;
}

/** The bytes, apart from what is known of them, so that no list reads them. */
@Entity('attachment_content')
export class AttachmentContentEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('bytea') content!: Buffer;
}
