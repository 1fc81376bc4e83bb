import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { InstantScalar } from '#kernel/values/instant.js';
import type { MediationNoteEntity } from './mediation-note.entity.js';

@Directive('@shareable')
@DataClass('MEDIATION_NOTE')
@ObjectType({
  description:
    'A note of the mediation (调解笔记), for the mediators of the case alone. It hangs below nothing.',
})
export class MediationNote {
  @Field(() => ID) id!: string;
  @Field(() => InstantScalar) writtenAt!: Date;
  @Field(() => String) text!: string;
}

export function presentNote({ id, writtenAt, text }: MediationNoteEntity): MediationNote {
  return { id, writtenAt, text };
}
