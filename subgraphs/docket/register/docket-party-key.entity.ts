import { Entity, PrimaryColumn } from 'typeorm';

/** A keyed hash of a person in the case, made by an agency; nothing here can turn it back or make another. */
@Entity('docket_party_key')
export class DocketPartyKeyEntity {
  @PrimaryColumn('text') key!: string;
  @PrimaryColumn('text', { name: 'case_code' }) caseCode!: string;
}
