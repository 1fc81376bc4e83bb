import { Entity, PrimaryColumn } from 'typeorm';

/** An organisation that is in the case: it opened it, or one that is in it has referred it there or served a letter there. */
@Entity('docket_participant')
export class DocketParticipantEntity {
  @PrimaryColumn('text') organisation!: string;
  @PrimaryColumn('text', { name: 'case_code' }) caseCode!: string;
}
