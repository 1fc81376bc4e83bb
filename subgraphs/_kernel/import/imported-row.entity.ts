import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of a file that became a case (导入记录): the same row again is answered with the case it made. */
@Entity('imported_row')
export class ImportedRowEntity {
  @PrimaryColumn('text') organisation!: string;
  /** The number the organisation gave the row, or the hash of the row where it gave none; hashed with the matching key. */
  @PrimaryColumn('text') key!: string;
  /** Hash of all that the row said, so that a number with other content is noticed. */
  @Column('text') content!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  /** One loading of one file. */
  @Column('uuid', { name: 'import_id' }) importId!: string;
  @Column('timestamptz', { name: 'imported_at' }) importedAt!: Date;
}
