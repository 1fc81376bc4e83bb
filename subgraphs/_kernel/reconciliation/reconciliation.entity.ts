import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How the comparison (对账) of one own organisation with another stands. */
@Entity('reconciliation')
export class ReconciliationEntity {
  @PrimaryColumn('text') organisation!: string;
  @PrimaryColumn('text') peer!: string;
  /** Time of the last question taken from the peer; an older one is a copy. */
  @Column('timestamptz', { name: 'heard_at', nullable: true }) heardAt!: Date | null;
  @Column('timestamptz', { name: 'checked_at', nullable: true }) checkedAt!: Date | null;
  @Column('timestamptz', { name: 'agreed_at', nullable: true }) agreedAt!: Date | null;
  /** Of our messages to the peer: how many we held receipts for at that comparison, and how many it had applied. */
  @Column('int', { name: 'own_mark', nullable: true }) ownMark!: number | null;
  @Column('int', { name: 'peer_mark', nullable: true }) peerMark!: number | null;
  @Column('text', { name: 'last_error', nullable: true }) lastError!: string | null;
  /** Messages of the peer that a backup had lost here and that were fetched again. */
  @Column('int', { name: 'taken_again' }) takenAgain!: number;
}
