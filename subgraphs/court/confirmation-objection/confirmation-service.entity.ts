import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A ruling that confirms an agreement has reached a party (裁定书送达): the party's time to object runs from then. */
@Entity('confirmation_service')
export class ConfirmationServiceEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'confirmation_id' }) confirmationId!: string;
  @Column('text', { name: 'case_code' }) caseCode!: string;
  @Column('text') organisation!: string;
  @Column('uuid', { name: 'party_id' }) partyId!: string;
  @Column('date', { name: 'received_on' }) receivedOn!: string;
}
