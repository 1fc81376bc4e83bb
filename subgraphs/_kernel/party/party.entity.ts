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
  /** Where a person lives or an employer has its seat (住址、住所地). */
  @Column('text', { nullable: true }) address!: string | null;
  /** Of an employer: who represents it in law (法定代表人或者主要负责人). */
  @Column('text', { name: 'legal_representative', nullable: true }) legalRepresentative!: string | null;
  /** Keyed hash of the id number or credit code. */
  @Column('text', { name: 'matching_key', nullable: true }) matchingKey!: string | null;
  /** What the name is found by: see search/lexemes.ts. Written, never read into the row. */
  @Column('tsvector', { nullable: true, select: false }) search?: string;
}
