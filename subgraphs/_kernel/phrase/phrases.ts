import type { Actor } from '#kernel/actor.js';
import type { RequestContext } from '#kernel/context.js';
import { permit, Refusal } from '#kernel/refusal.js';
import { PhraseEntity } from './phrase.entity.js';

const most = 50;
const longest = 300;

/** The person's own phrases, the latest first. */
export async function phrasesOf(ctx: RequestContext): Promise<string[]> {
  const rows = await ctx.db.find(PhraseEntity, {
    where: ownerOf(ctx),
    order: { keptAt: 'DESC', text: 'ASC' },
    take: most,
  });
  return rows.map(({ text }) => text);
}

/** Keeps a phrase for opinions to come (存为常用语); of more than fifty the oldest give way. Refuses with BAD_INPUT. */
export async function keepPhrase(ctx: RequestContext, given: string): Promise<string[]> {
  const owner = ownerOf(ctx);
  const text = given.trim();
  if (text === '' || text.length > longest)
    throw new Refusal('BAD_INPUT', `常用语不能为空，也不超过${longest}字。`);
  await ctx.transaction(async (tx) => {
    await tx.upsert(PhraseEntity, { ...owner, text, keptAt: ctx.now }, ['organisation', 'personId', 'text']);
    const old = await tx.find(PhraseEntity, { where: owner, order: { keptAt: 'DESC' }, skip: most });
    for (const row of old) await tx.delete(PhraseEntity, { ...owner, text: row.text });
  });
  return phrasesOf(ctx);
}

/** Forgets a phrase (删除常用语); one that is not there is forgotten already. */
export async function forgetPhrase(ctx: RequestContext, text: string): Promise<string[]> {
  const owner = ownerOf(ctx);
  await ctx.transaction((tx) => tx.delete(PhraseEntity, { ...owner, text }));
  return phrasesOf(ctx);
}

/** Whose phrases they are: who sits at the desk, also in a colleague's place. Refuses with NOT_FOUND at another agency. */
function ownerOf({ actor, agency }: RequestContext): Pick<PhraseEntity, 'organisation' | 'personId'> {
  permit(mayKeepPhrases(actor, agency.manifest.name));
  return { organisation: actor.organisation, personId: actor.delegate?.id ?? actor.id };
}

function mayKeepPhrases(actor: Actor, agency: string): boolean {
  return actor.kind === 'STAFF' && actor.agency === agency;
}
