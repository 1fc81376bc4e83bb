import { Column, Entity, PrimaryColumn } from 'typeorm';

/** P: mediation before filing (诉前调解). F: register first, then mediate (立案后先行调解). */
export type CourtMode = 'P' | 'F';

/** How a court takes in disputes, from a day on; the row with the latest day that has come is in force. */
@Entity('court_profile')
export class CourtProfileEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') organisation!: string;
  /** 法院代字: 鲁0402. */
  @Column('text', { name: 'court_code' }) courtCode!: string;
  @Column('text') mode!: CourtMode;
  @Column('date', { name: 'effective_from' }) effectiveFrom!: string;
}
