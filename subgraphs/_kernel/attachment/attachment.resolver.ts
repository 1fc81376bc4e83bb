import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { Attachment, presentAttachment } from './attachment.type.js';
import { attachmentsOf } from './attachments.js';
import { removeAttachment } from './remove-attachment.js';

/** The files below an agency's part of a case, and the door by which one is taken out: `<field>RemoveAttachment`. */
export function attachmentResolver(field: string, Part: Class<CasePart>): Class {
  @Resolver(() => Part)
  class AttachmentResolver {
    @DataClass('MATERIAL')
    @FieldResolver(() => [Attachment], {
      description: 'The files of the case (附件), oldest first; none for a masked reader.',
    })
    async attachments(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<Attachment[]> {
      return (await attachmentsOf(ctx).load(partKey(part))).map(presentAttachment);
    }

    @Mutation(() => Attachment, {
      name: `${field}RemoveAttachment`,
      description:
        'Take a file out of a case of one’s own organisation (移除附件); it is kept but no longer shown.',
    })
    async removeAttachment(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<Attachment> {
      return presentAttachment(await removeAttachment(ctx, id));
    }
  }
  return AttachmentResolver;
}
