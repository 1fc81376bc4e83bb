import { Entity, PrimaryColumn } from 'typeorm';

/** An organisation that is in the case: it opened it, has a record of it, or sent or received a referral of it. */
@Entity('docket_participant')
export class DocketParticipantEntity {
  @PrimaryColumn('text') organisation!: string;
  @PrimaryColumn('text', { name: 'case_code' }) caseCode!: string;
}
