import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A message that has arrived, exactly as it came, and the receipt it was answered with. */
@Entity('inbox_message')
export class InboxMessageEntity {
  @PrimaryColumn('text') source!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') destination!: string;
  @Column('text') type!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('int', { name: 'case_seq' }) caseSeq!: number;
  @Column('text') text!: string;
  @Column('text') signature!: string;
  @Column('text', { name: 'key_id' }) keyId!: string;
  @Column('text', { name: 'body_hash' }) bodyHash!: string;
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('text') disposition!: string;
  @Column('text') receipt!: string;
}
