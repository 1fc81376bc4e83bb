import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The words an organisation's own document numbers begin with (发文机关代字): `鲁虚构工`. */
@Entity('document_word')
export class DocumentWordEntity {
  @PrimaryColumn('text') organisation!: string;
  @Column('text') word!: string;
}

/** The body within an organisation that issues documents in its own name (内设的发文机构), by what the register calls it, and its name. */
@Entity('document_office')
export class DocumentOfficeEntity {
  @PrimaryColumn('text') organisation!: string;
  /** `劳动人事争议仲裁委员会` of schema/law/documents.yaml. */
  @PrimaryColumn('text') office!: string;
  @Column('text') name!: string;
}

/** An organisation's own Word file for one type; the latest is in force. Without content: the default again. */
@Entity('document_template')
export class DocumentTemplateEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('text') type!: string;
  @Column('bytea', { nullable: true }) content!: Buffer | null;
  @Column('text', { nullable: true }) sha256!: string | null;
  @Column('text', { name: 'set_by' }) setBy!: string;
  @Column('timestamptz', { name: 'set_at' }) setAt!: Date;
}
