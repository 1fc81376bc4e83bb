import { Column, Entity, PrimaryColumn } from 'typeorm';

export type PartySide = 'APPLICANT' | 'RESPONDENT';
export type PartyKind = 'PERSON' | 'EMPLOYER';

/** A party to a case as one organisation knows it. The id is the same at every agency that the party was sent to. */
@Entity('party')
export class PartyEntity {
  @PrimaryColumn('uuid') id!: string;
  @PrimaryColumn('text') organisation!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') side!: PartySide;
  @Column('text') kind!: PartyKind;
  @Column('text') name!: string;
  @Column('text', { name: 'id_number', nullable: true }) idNumber!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('text', { name: 'credit_code', nullable: true }) creditCode!: string | null;
  /** Keyed hash of the id number or credit code. */
  @Column('text', { name: 'matching_key', nullable: true }) matchingKey!: string | null;
}
