import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was said in mediation: offers, concessions, impressions. For the mediators of the case and nobody else. */
@Entity('mediation_note')
export class MediationNoteEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'mediation_id' }) mediationId!: string;
  @Column('text') organisation!: string;
  @Column('text', { name: 'author_id' }) authorId!: string;
  @Column('timestamptz', { name: 'written_at' }) writtenAt!: Date;
  @Column('text') text!: string;
}
