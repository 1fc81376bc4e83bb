import { acceptLead, reviewLead } from '../../../subgraphs/procuratorate/lead/work-lead.js';
import { ProcuratorialLeadEntity } from '../../../subgraphs/procuratorate/lead/lead.entity.js';
import { reportLead, transferLead } from '../../../subgraphs/procuratorate/lead/report-lead.js';
import { sendLead } from '../../../subgraphs/union/lead/send-lead.js';
import {
  markLetterOverdue,
  recordLetterReply,
} from '../../../subgraphs/union/supervision/record-letter-reply.js';
import { type NewLetter, serveLetter } from '../../../subgraphs/union/supervision/serve-letter.js';
import type { LetterKind } from '../../../subgraphs/union/supervision/supervision-letter.entity.js';
import { humanResources, procuratorate } from '../../county/organisations.js';
import type { CaseDesk } from '../case-desk.js';
import { letterNumber } from '../numbers.js';
import { register } from './union-door.js';

const officer = 'union-officer';
const kinds = { REMINDER: '提', OPINION: '意', RECOMMENDATION: '建' } as const;

/** The union's supervision (一函两书): letters to the firm and to the bureau with copies to the procuratorate, and leads (A10). */
export async function playSupervision(desk: CaseDesk): Promise<void> {
  const { stage, variant } = desk.plan;
  await register(desk, officer, 'VISIT');
  if (stage === 'LEAD') return playLead(desk);
  if (stage === 'REMINDER_SERVED') return void (await serve(desk, 2, 'REMINDER'));
  const opinion = await serve(desk, 2, 'OPINION');
  if (stage === 'OPINION_REPLIED') {
    const answer = variant % 2 === 0 ? 'REPLIED' : 'OBJECTED';
    const text = variant % 2 === 0 ? '已制定分期支付计划。' : '认为加班事实不存在，提出异议。';
    const day = answer === 'OBJECTED' ? 5 : 12;
    await desk.does(officer, day, (ctx) => recordLetterReply(ctx, { letterId: opinion, answer, text }));
  }
  const overdue = stage === 'RECOMMENDED' || (stage === 'OPINION_OVERDUE' && variant % 2 === 1);
  if (overdue) await desk.does(officer, 20, (ctx) => markLetterOverdue(ctx, opinion));
  if (stage === 'RECOMMENDED') await serve(desk, 24, 'RECOMMENDATION', opinion);
  if (stage !== 'CLOSED') return;
  await desk.does(officer, 12, (ctx) =>
    recordLetterReply(ctx, { letterId: opinion, answer: 'RECTIFIED', text: '拖欠工资已全部补发。' }),
  );
  await desk.does(officer, 30, (ctx) =>
    recordLetterReply(ctx, { letterId: opinion, answer: 'CLOSED', text: '回访无异议，办结。' }),
  );
}

async function serve(desk: CaseDesk, day: number, kind: LetterKind, follows?: string): Promise<string> {
  const { firm } = desk.plan;
  const letter: NewLetter = {
    ...{ caseCode: desk.caseCode, kind, number: letterNumber(desk, kinds[kind]), signedBy: '样例工会主席' },
    ...{ employerName: firm.name, employerCode: firm.creditCode },
    facts: '经两名监督员核实，该单位连续两个月未按约定日期支付工资。',
    inspectors: ['样例监督员甲', '样例监督员乙'],
    request: '在规定期限内补发工资，并书面答复整改情况。',
    copyTo: [procuratorate.code],
    ...(follows ? { addressee: humanResources.code, followsLetterId: follows } : {}),
  };
  return (await desk.does(officer, day, (ctx) => serveLetter(ctx, letter))).id;
}

async function playLead(desk: CaseDesk): Promise<void> {
  const { variant } = desk.plan;
  const group = ['农民工', '女职工', '新就业形态劳动者', '残疾职工'][variant % 4]!;
  const lead = {
    subject: `${group}权益受侵害线索`,
    group,
    employerUncooperative: true,
    workers: 6 + variant * 9,
  };
  const facts = '用人单位拒收工会文书，不配合核实。';
  const number = `虚总工线〔${desk.year}〕${desk.plan.serial}号`;
  await desk.does(officer, 2, (ctx) =>
    sendLead(ctx, { caseCode: desk.caseCode, to: procuratorate.code, number, facts, ...lead }),
  );
  if (variant === 0) return;
  const staff = 'procurator';
  const { id } = await desk.reads(staff, (ctx) =>
    ctx.db.findOneByOrFail(ProcuratorialLeadEntity, { caseCode: desk.caseCode }),
  );
  await desk.does(staff, 4, (ctx) => reviewLead(ctx, id));
  if (variant === 1)
    return void (await desk.does(staff, 6, (ctx) =>
      transferLead(ctx, id, '虚构区人社局', '属劳动保障监察职责。'),
    ));
  await desk.does(staff, 6, (ctx) => acceptLead(ctx, id, `虚检民支〔${desk.year}〕${desk.plan.serial}号`));
  if (variant === 2) return;
  const text = '已支持劳动者起诉，并向主管部门制发检察建议。';
  await desk.does(staff, 9, (ctx) => reportLead(ctx, { id, measure: 'SUPPORTED_LITIGATION', text }));
}
