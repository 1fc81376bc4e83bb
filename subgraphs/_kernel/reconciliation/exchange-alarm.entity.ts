import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * NON_DELIVERY     逾时未送达    messages have had no receipt for a day
 * RESTORED_GAP     本方恢复缺口  our records of a case were lost with a backup; the messages are back, the acts behind them are not
 * PEER_RESTORED    对方恢复缺口  the other side had lost what it had receipted; it is being sent again
 * MESSAGE_ALTERED  报文不一致    the same message came with other bytes
 * SEQUENCE_REUSED  序号重复      another message came under a number that was used
 * DIVERGED         序列不一致    the two sides keep different messages under the same numbers
 * CASE_CODE_TWICE  案件码重复    a case code was given a second time after a restore
 * SERIAL_BEHIND    编号落后      the other side has seen a higher number of ours than we know to have given
 * BOOK_REFUSED     通讯录被拒用  the address book on disk is older than the one accepted, or not its keeper's; about no other organisation
 * NUMBERS_SKIPPED  编号跳号      after a restore, numbers were left out of every series, so that none is given twice; about no other organisation
 */
export const exchangeAlarmKinds = [
  'NON_DELIVERY',
  'RESTORED_GAP',
  'PEER_RESTORED',
  'MESSAGE_ALTERED',
  'SEQUENCE_REUSED',
  'DIVERGED',
  'CASE_CODE_TWICE',
  'SERIAL_BEHIND',
  'BOOK_REFUSED',
  'NUMBERS_SKIPPED',
] as const;
export type ExchangeAlarmKind = (typeof exchangeAlarmKinds)[number];

/** Something between two organisations that a person has to look at; one row for each kind, other side and case. */
@Entity('exchange_alarm')
export class ExchangeAlarmEntity {
  @PrimaryColumn('uuid') id!: string;
  /** The organisation whose people it is for. */
  @Column('text') organisation!: string;
  @Column('text') kind!: ExchangeAlarmKind;
  @Column('text') peer!: string;
  /** Empty where it is about no one case. */
  @Column('text', { name: 'case_code' }) caseCode!: string;
  /** Message types and codes; no content. */
  @Column('text') what!: string;
  @Column('int') count!: number;
  @Column('timestamptz', { name: 'first_at' }) firstAt!: Date;
  @Column('timestamptz', { name: 'last_at' }) lastAt!: Date;
  @Column('timestamptz', { name: 'seen_at', nullable: true }) seenAt!: Date | null;
  @Column('text', { name: 'seen_by', nullable: true }) seenBy!: string | null;
}
