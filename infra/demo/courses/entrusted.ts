import { acceptMediation } from '#kernel/mediation/accept-mediation.js';
import { concludeCivilCase } from '../../../subgraphs/court/civil-case/conclude-civil-case.js';
import { entrustMediation } from '../../../subgraphs/court/civil-case/entrust-mediation.js';
import { registerCivilCase } from '../../../subgraphs/court/civil-case/register-civil-case.js';
import { resumeTrial } from '../../../subgraphs/court/civil-case/resume-trial.js';
import { humanResources, union } from '../../county/organisations.js';
import type { CaseDesk } from '../case-desk.js';
import { referralServing } from '../doors.js';
import { courtNumber } from '../numbers.js';
import { fail } from './failed.js';
import { file } from './filing.js';
import { lengthen, mediatorFor } from './mediation.js';

const clerk = 'second-court-clerk';

/** The second court registers first (mode F), entrusts a mediation after filing (A02), and tries what fails. */
export async function playEntrusted(desk: CaseDesk): Promise<void> {
  const { stage, variant, age } = desk.plan;
  const awardNumber = `鲁虚构劳人仲案字〔${desk.year}〕第${800 + desk.plan.serial}号`;
  const intake = await file(desk, clerk, 'BOTH', { awardNumber });
  const procedure = variant % 2 === 0 ? 'ORDINARY' : 'SUMMARY';
  const number = courtNumber(desk, '民初');
  const { id } = await desk.does(clerk, 1, (ctx) => registerCivilCase(ctx, intake.id, { number, procedure }));
  if (stage === 'REGISTERED') return;
  const mediator = variant % 4 === 2 ? centre(desk) : { ...mediatorFor(desk), to: union.code };
  const materials = ['起诉状副本', '仲裁裁决书'];
  await desk.does(clerk, 2, (ctx) => entrustMediation(ctx, { civilCaseId: id, to: mediator.to, materials }));
  const referral = await desk.reads(clerk, (ctx) => referralServing(ctx, id));
  const mediation = await desk.does(mediator.staff, 4, (ctx) =>
    acceptMediation(ctx, referral, [mediator.id]),
  );
  if (stage === 'IN_MEDIATION') return;
  if (procedure === 'ORDINARY') await lengthen(desk, mediator.staff, 6, mediation.id);
  await fail(desk, mediator.staff, procedure === 'ORDINARY' ? 18 : 8, mediation.id);
  await desk.does(clerk, 19, (ctx) => resumeTrial(ctx, id));
  if (age > 90)
    await desk.does('second-court-judge', 60, (ctx) =>
      concludeCivilCase(ctx, id, variant % 2 ? 'JUDGED' : 'WITHDRAWN'),
    );
}

function centre(desk: CaseDesk): { staff: string; id: string; to: string } {
  return { staff: 'hr-mediator', id: desk.rosters.centreMediator, to: humanResources.code };
}
