import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { Reach } from '#kernel/disclosure/reach.js';
import { RequestContext } from '#kernel/context.js';
import { MediationNote, presentNote } from './mediation-note.type.js';
import { addMediationNote, readMediationNotes } from './mediation-notes.js';

/** The doors to the notes; they are asked for by the id of their mediation and reached from nowhere else. */
export function mediationNoteDoors(field: string): Class {
  @Resolver()
  class MediationNoteResolver {
    @Reach('LINKAGE')
    @Query(() => [MediationNote], {
      name: `${field}MediationNotes`,
      description:
        'The notes of a mediation (调解笔记). For its own mediators; anybody else is refused with CONFIDENTIAL, and that is recorded.',
    })
    async notes(
      @Ctx() ctx: RequestContext,
      @Arg('mediationId', () => ID) mediationId: string,
    ): Promise<MediationNote[]> {
      return (await readMediationNotes(ctx, mediationId)).map(presentNote);
    }

    @Mutation(() => MediationNote, {
      name: `${field}AddMediationNote`,
      description: 'Write a note for the mediators of the case (调解笔记).',
    })
    async add(
      @Ctx() ctx: RequestContext,
      @Arg('mediationId', () => ID) mediationId: string,
      @Arg('text', () => String) text: string,
    ): Promise<MediationNote> {
      return presentNote(await addMediationNote(ctx, mediationId, text));
    }
  }
  return MediationNoteResolver;
}
