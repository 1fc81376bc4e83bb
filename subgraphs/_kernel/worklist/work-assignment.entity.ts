import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who works a case at an organisation (承办人). Handing it on replaces the row; the audit chain keeps who had it before. */
@Entity('work_assignment')
export class WorkAssignmentEntity {
  @PrimaryColumn('text') organisation!: string;
  /** The case code; for what belongs to no case, the id of its record. */
  @PrimaryColumn('text') subject!: string;
  @Column('text', { name: 'staff_id' }) staffId!: string;
  @Column('text', { name: 'staff_name' }) staffName!: string;
  @Column('timestamptz', { name: 'assigned_at' }) assignedAt!: Date;
  @Column('text', { name: 'assigned_by' }) assignedBy!: string;
}
