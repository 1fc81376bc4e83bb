import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RosterState } from './roster.state.js';

/** Who has set the committee up: 人民调解法 §8, §34. */
export type CommitteeKind = 'VILLAGE' | 'TOWNSHIP' | 'ENTERPRISE' | 'INDUSTRY';

/** A people's mediation committee (人民调解委员会) that the bureau guides and reports to the court (人民调解法 §10). */
@Entity('mediation_organisation')
export class MediationOrganisationEntity {
  @PrimaryColumn('uuid') id!: string;
  /** The bureau that keeps the entry. */
  @Column('text') organisation!: string;
  @Column('text') name!: string;
  @Column('text') kind!: CommitteeKind;
  @Column('text') division!: string;
  @Column('text', { name: 'credit_code', nullable: true }) creditCode!: string | null;
  @Column('text') state!: RosterState;
  @Column('date', { name: 'registered_on' }) registeredOn!: string;
  @Column('date', { name: 'reported_on', nullable: true }) reportedOn!: string | null;
}
