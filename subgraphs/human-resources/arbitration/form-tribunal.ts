import type { RequestContext } from '#kernel/context.js';
import { meetDeadline } from '#kernel/deadline/keep-deadline.js';
import { Refusal } from '#kernel/refusal.js';
import type { ArbitrationCaseEntity } from './arbitration.entity.js';
import { loadArbitration, needText } from './load-arbitration.js';
import { meetVariant } from './meet-variant.js';
import { moveArbitration, noteArbitration } from './move-arbitration.js';
import { setHearing } from './schedule-hearing.js';

export interface NewTribunal {
  id: string;
  /** The presiding or only arbitrator first. */
  arbitrators: string[];
  /** Told together with the tribunal; in a collective dispute it must be. */
  hearingOn?: string | null;
  hearingPlace?: string | null;
  evidenceBy?: string | null;
}

/** Forms the tribunal and tells the parties (组庭通知). The defence begins where the respondent has the application already. */
export function formTribunal(ctx: RequestContext, input: NewTribunal): Promise<ArbitrationCaseEntity> {
  return ctx.transaction(async (tx) => {
    const arbitration = await loadArbitration(tx, ctx, input.id);
    const { hearingOn = null, hearingPlace = null, evidenceBy = null } = input;
    const arbitrators = seats(input.arbitrators, arbitration.collective);
    if (arbitration.collective && !(hearingOn && hearingPlace && evidenceBy))
      throw new Refusal(
        'BAD_INPUT',
        '集体争议应当一次告知组庭、答辩、举证和开庭事项。',
        '请填写举证期限、开庭日期和地点（办案规则第64条）。',
      );
    const formed = { arbitrators, tribunalFormedOn: ctx.today, evidenceBy };
    await moveArbitration(tx, ctx, arbitration, 'formTribunal', formed);
    if (arbitration.collective) await meetDeadline(tx, ctx, arbitration.id, 'ARB-13');
    else await meetVariant(tx, arbitration.id, { rule: 'ARB-3', variant: 'TRIBUNAL' }, ctx.today);
    if (hearingOn && hearingPlace) await setHearing(tx, ctx, arbitration, hearingOn, hearingPlace);
    if (arbitration.copyServedOn !== null) await moveArbitration(tx, ctx, arbitration, 'openDefence');
    await noteArbitration(tx, ctx, arbitration);
    return arbitration;
  });
}

/** One arbitrator, or three with one presiding; a collective dispute needs three. */
export function seats(names: readonly string[], collective: boolean): string[] {
  const arbitrators = names.map((name) => needText(name, '请填写仲裁员姓名。'));
  const fits = arbitrators.length === 3 || (arbitrators.length === 1 && !collective);
  if (!fits || new Set(arbitrators).size !== arbitrators.length)
    throw new Refusal(
      'BAD_INPUT',
      '仲裁庭的人数不对。',
      collective
        ? '集体争议由三名仲裁员组成仲裁庭，首席仲裁员列第一。'
        : '由三名仲裁员组成，首席仲裁员列第一；简单案件可以独任（调解仲裁法第31条）。',
    );
  return arbitrators;
}
