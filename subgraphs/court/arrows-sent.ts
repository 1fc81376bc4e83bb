import type { EntityManager } from 'typeorm';
import type { ArrowsSent, GuardCheck, Proposal } from '#kernel/arrows/proposal.js';
import { sentByEveryone } from '#kernel/arrows/sent-by-everyone.js';
import { move } from '#kernel/machine.js';
import { Refusal } from '#kernel/refusal.js';
import { CivilCaseEntity } from './civil-case/civil-case.entity.js';
import { civilCaseMachine } from './civil-case/civil-case.state.js';
import { needInvitedMediator } from './court-referral/invited-mediator.js';
import { isAdmissible, needAdmissible } from './filing-intake/admissible.js';
import { FilingIntakeEntity } from './filing-intake/filing-intake.entity.js';
import { needModeP } from './pre-filing-mediation/need-mode-p.js';

async function intakeOf(tx: EntityManager, { caseCode, from }: Proposal): Promise<FilingIntakeEntity> {
  const intake = await tx.findOneBy(FilingIntakeEntity, { caseCode, organisation: from });
  if (intake) return intake;
  throw new Refusal('WRONG_STATE', '本院没有本案的收件。', '请先收件登记。');
}

const courtMode: GuardCheck = async (tx, ctx, { from }) => {
  await needModeP(tx, from, ctx.today);
  return 'MET';
};

const suitAdmissible: GuardCheck = async (tx, _ctx, proposal) => {
  needAdmissible(await intakeOf(tx, proposal));
  return 'MET';
};

const onRoster: GuardCheck = async (_tx, ctx, { to }) => {
  if (to === null) return 'TO_STATE';
  needInvitedMediator(ctx, to);
  return 'MET';
};

/** A case that is registered and not yet judged may be entrusted, and one that came back designated anew. */
const caseRegistered: GuardCheck = async (tx, _ctx, { caseCode, from, originId }) => {
  const civilCase = await tx.findOneBy(CivilCaseEntity, { caseCode, organisation: from });
  if (!civilCase) throw new Refusal('WRONG_STATE', '案件尚未立案，不能委托调解。', '请先登记立案。');
  move(civilCaseMachine, civilCase.state, originId ? 'redesignate' : 'entrust');
  return 'MET';
};

const arbitrationFirst: GuardCheck = async (tx, _ctx, proposal) => {
  if (!isAdmissible(await intakeOf(tx, proposal))) return 'MET';
  throw new Refusal(
    'WRONG_STATE',
    '本案已经仲裁，或者属于可以直接起诉的情形，不能告知先行仲裁。',
    '请依法登记立案（劳动争议调解仲裁法第5条）。',
  );
};

/** The arrows the court sends, and who answers their guards. */
export const courtArrows: ArrowsSent = {
  A01: { COURT_MODE: courtMode, SUIT_ADMISSIBLE: suitAdmissible, ON_ROSTER: onRoster },
  A02: { CASE_REGISTERED: caseRegistered, ON_ROSTER: onRoster },
  A16: { ARBITRATION_FIRST: arbitrationFirst },
  ...sentByEveryone,
};
