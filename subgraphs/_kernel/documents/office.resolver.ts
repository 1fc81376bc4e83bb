import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Class } from '#kernel/agency.js';
import { RequestContext } from '#kernel/context.js';
import { DataClass } from '#kernel/disclosure/data-class.js';
import { Refusal } from '#kernel/refusal.js';
import { documentSettings } from './document-settings.js';
import { DocumentSettings, presentTypeSetting } from './document-settings.type.js';
import { setDocumentOffice } from './issuing-office.js';
import { listSeals, registerSeal, revokeSeal } from './keep-seals.js';
import { numberBook } from './number-book.js';
import { setDocumentWord, setTemplate } from './own-template.js';
import { DocumentNumberLine, presentLine, presentSeal, RegisterSealInput, Seal } from './seal.type.js';

/** Half a megabyte is many times what a template of one document has. */
const longestTemplate = 700_000;

/** What an organisation keeps to issue documents: seals, templates, its words, the book of numbers. */
export function officeResolver(field: string): Class {
  @Resolver()
  class OfficeResolver {
    @Query(() => [Seal], { name: `${field}Seals`, description: 'Seals of the own organisation (印章).' })
    async seals(@Ctx() ctx: RequestContext): Promise<Seal[]> {
      return (await listSeals(ctx)).map((row) => presentSeal(row, ctx.today));
    }

    @Query(() => DocumentSettings, {
      name: `${field}DocumentSettings`,
      description:
        'Words, bodies and templates that the own organisation has set for its documents (文书设置).',
    })
    async settings(@Ctx() ctx: RequestContext): Promise<DocumentSettings> {
      const { word, types } = await documentSettings(ctx);
      return { word, types: types.map(presentTypeSetting) };
    }

    @Query(() => [DocumentNumberLine], {
      name: `${field}DocumentNumbers`,
      description: 'The book of numbers of one type and year (发文登记簿), in order and whole.',
    })
    async numbers(
      @Ctx() ctx: RequestContext,
      @Arg('type', () => String, { description: 'Type (文书种类).' }) type: string,
      @Arg('year', () => String, { description: 'Year (年度): 2025.' }) year: string,
    ): Promise<DocumentNumberLine[]> {
      return (await numberBook(ctx, type, year)).map(presentLine);
    }

    @Mutation(() => Seal, { name: `${field}RegisterSeal`, description: 'Register a seal (印章登记).' })
    async register(
      @Ctx() ctx: RequestContext,
      @Arg('input', () => RegisterSealInput) input: RegisterSealInput,
    ): Promise<Seal> {
      return presentSeal(await registerSeal(ctx, input), ctx.today);
    }

    @Mutation(() => Seal, {
      name: `${field}RevokeSeal`,
      description: 'Revoke a seal at once and for good (印章注销).',
    })
    async revoke(
      @Ctx() ctx: RequestContext,
      @Arg('id', () => ID) id: string,
      @Arg('reason', () => String, { description: 'Why (原因).' }) reason: string,
    ): Promise<Seal> {
      return presentSeal(await revokeSeal(ctx, id, reason), ctx.today);
    }

    @DataClass('HEADER')
    @Mutation(() => String, {
      nullable: true,
      name: `${field}SetDocumentTemplate`,
      description:
        'Put an own Word file in the place of the template of a type (更换文书模板); answers its SHA-256, null for the default.',
    })
    async template(
      @Ctx() ctx: RequestContext,
      @Arg('type', () => String, { description: 'Type (文书种类).' }) type: string,
      @Arg('content', () => String, {
        nullable: true,
        description: 'The DOCX in base64; without it the default is in force again.',
      })
      content: string | null,
    ): Promise<string | null> {
      if (content && (content.length > longestTemplate || !/^[A-Za-z0-9+/]+={0,2}$/.test(content)))
        throw new Refusal('BAD_INPUT', '模板文件过大或者编码有误。', '模板请用 DOCX，不超过 500 KB。');
      return (await setTemplate(ctx, type, content ? Buffer.from(content, 'base64') : null)).sha256;
    }

    @DataClass('HEADER')
    @Mutation(() => String, {
      name: `${field}SetDocumentWord`,
      description: 'Set the words the own document numbers begin with (发文机关代字).',
    })
    async word(@Ctx() ctx: RequestContext, @Arg('word', () => String) word: string): Promise<string> {
      return setDocumentWord(ctx, word);
    }

    @DataClass('HEADER')
    @Mutation(() => String, {
      name: `${field}SetDocumentOffice`,
      description:
        'Name the body of the own organisation that issues documents in its own name (发文机构名称), as the arbitration committee does.',
    })
    async office(
      @Ctx() ctx: RequestContext,
      @Arg('office', () => String, { description: 'What the law calls it: 劳动人事争议仲裁委员会.' })
      office: string,
      @Arg('name', () => String, { description: 'Its name: 虚构区劳动人事争议仲裁委员会.' }) name: string,
    ): Promise<string> {
      return setDocumentOffice(ctx, office, name);
    }
  }
  return OfficeResolver;
}
