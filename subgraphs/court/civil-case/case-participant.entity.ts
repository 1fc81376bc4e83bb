import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ParticipantRole = 'ASSESSOR' | 'WITNESS' | 'AGENT' | 'EXPERT';

/** A person with a part in the trial besides the parties. */
@Entity('case_participant')
export class CaseParticipantEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('uuid', { name: 'civil_case_id' }) civilCaseId!: string;
  @Column('text') role!: ParticipantRole;
  @Column('text') name!: string;
  @Column('text', { name: 'id_number' }) idNumber!: string;
  @Column('text', { name: 'matching_key' }) matchingKey!: string;
  @Column('date', { name: 'appointed_on' }) appointedOn!: string;
}
