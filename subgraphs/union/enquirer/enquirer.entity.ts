import { Column } from 'typeorm';

/** Somebody who calls or comes, as far as they say who they are; nothing is asked of who wants advice alone. */
export abstract class EnquirerColumns {
  @Column('text', { name: 'enquirer_name', nullable: true }) enquirerName!: string | null;
  @Column('text', { name: 'enquirer_id_number', nullable: true }) enquirerIdNumber!: string | null;
  @Column('text', { name: 'enquirer_phone', nullable: true }) enquirerPhone!: string | null;
}
