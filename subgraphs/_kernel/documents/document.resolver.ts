import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { type CasePart, partKey } from '#kernel/case-file/case-part.type.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import {
  Document,
  DocumentFile,
  DocumentSignature,
  DraftDocumentInput,
  presentDocument,
  presentFile,
  presentSignature,
  ServeDocumentInput,
  SignDocumentInput,
} from './document.type.js';
import { documentFilesOf, documentSignaturesOf, documentsOf, findDocument } from './documents.js';
import { draftDocument } from './draft-document.js';
import { issueDocument } from './issue-document.js';
import { sealDocument } from './seal-document.js';
import { serveDocument } from './serve-document.js';
import { signDocument } from './sign-document.js';
import { withdrawDocument } from './withdraw-document.js';

/** The documents below an agency's part of a case, and the doors they go through: `<field>DraftDocument`… */
export function documentResolvers(field: string, Part: Class<CasePart>): Class[] {
  @Resolver(() => Part)
  class PartDocuments {
    @DataClass('MATERIAL')
    @FieldResolver(() => [Document], {
      description: 'Documents of the case (文书), oldest first; drafts for the issuer alone.',
    })
    async documents(@Root() part: CasePart, @Ctx() ctx: RequestContext): Promise<Document[]> {
      return (await documentsOf(ctx).load(partKey(part))).map(presentDocument);
    }
  }

  @Resolver()
  class DocumentDoors {
    @Query(() => Document, {
      name: `${field}Document`,
      description: 'A document of the own organisation (文书).',
    })
    async document(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<Document> {
      return presentDocument(await findDocument(ctx, id));
    }

    @Mutation(() => Document, {
      name: `${field}DraftDocument`,
      description: 'Draw a document up from the record it serves (拟制文书); what is missing is named.',
    })
    async draft(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => DraftDocumentInput) { type, recordId, supplements }: DraftDocumentInput,
    ): Promise<Document> {
      const added = Object.fromEntries(supplements.map(({ name, value }) => [name, value]));
      return presentDocument(await draftDocument(ctx, { type, recordId, supplements: added }));
    }

    @Mutation(() => Document, {
      name: `${field}SignDocument`,
      description: 'Take down a signature on a document that is drawn up (登记签名).',
    })
    async sign(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => SignDocumentInput) input: SignDocumentInput,
    ): Promise<Document> {
      return presentDocument(await signDocument(ctx, { ...input, partyId: input.partyId ?? null }));
    }

    @Mutation(() => Document, {
      name: `${field}SealDocument`,
      description: 'Set a seal on a document (用印); for the keeper of the seal.',
    })
    async seal(
      @Ctx() ctx: RequestContext,
      @Arg('id', () => ID) id: string,
      @Arg('sealId', () => ID) sealId: string,
    ): Promise<Document> {
      return presentDocument(await sealDocument(ctx, id, sealId));
    }

    @Mutation(() => Document, {
      name: `${field}IssueDocument`,
      description: 'Issue a document that is signed and sealed (签发): it gets its number and its file.',
    })
    async issue(@Ctx() ctx: RequestContext, @Arg('id', () => ID) id: string): Promise<Document> {
      return presentDocument(await issueDocument(ctx, id));
    }

    @Mutation(() => Document, {
      name: `${field}ServeDocument`,
      description: 'Note that a recipient has been served with a document (登记送达).',
    })
    async serve(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => ServeDocumentInput) { documentId, ...service }: ServeDocumentInput,
    ): Promise<Document> {
      return presentDocument(await serveDocument(ctx, documentId, service));
    }

    @Mutation(() => Document, {
      name: `${field}WithdrawDocument`,
      description: 'Declare a document void that has not been served (作废); its number stays in the book.',
    })
    async withdraw(
      @Ctx() ctx: RequestContext,
      @Arg('id', () => ID) id: string,
      @Arg('reason', () => String, { description: 'Why (原因).' }) reason: string,
    ): Promise<Document> {
      return presentDocument(await withdrawDocument(ctx, id, reason));
    }
  }
  return [PartDocuments, DocumentDoors];
}

/** What hangs below a document; the same for every agency. */
@Resolver(() => Document)
export class DocumentFieldsResolver {
  @FieldResolver(() => [DocumentFile], {
    description: 'Its files (文件), the issued one first; none of a draft.',
  })
  async files(@Root() { id }: Document, @Ctx() ctx: RequestContext): Promise<DocumentFile[]> {
    return (await documentFilesOf(ctx).load(id)).map(presentFile);
  }

  @FieldResolver(() => [DocumentSignature], { description: 'Its signatures (签名), in their order.' })
  async signatures(@Root() { id }: Document, @Ctx() ctx: RequestContext): Promise<DocumentSignature[]> {
    return (await documentSignaturesOf(ctx).load(id)).map(presentSignature);
  }
}
