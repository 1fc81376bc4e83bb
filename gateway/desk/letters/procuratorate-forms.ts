import { ask, Refused } from '../ask.ts';
import {
  AcceptLeadDocument,
  FollowUpRecommendationDocument,
  IssueRecommendationDocument,
  type LeadsQuery,
  RecommendationCaseDocument,
  RecommendationObjectionDocument,
  RecommendationRectifiedDocument,
  RecommendationReplyDocument,
  type RecommendationsQuery,
  ReportLeadDocument,
  ReviewLeadDocument,
  ReviewRecommendationObjectionDocument,
  ServeRecommendationDocument,
  TransferLeadDocument,
} from '../generated/graphql/graphql.ts';
import { today } from './clock.ts';
import type { FormTexts } from './form-texts.ts';
import type { StepField, StepForm } from './step-form.ts';

export type Lead = LeadsQuery['procuratorateLeads']['nodes'][number];
export type Recommendation = RecommendationsQuery['procuratorateRecommendations']['nodes'][number];

export type LeadStep = 'REVIEW' | 'ACCEPT' | 'TRANSFER' | 'RETURN' | 'RECOMMEND' | 'REPORT';
export type AdviceStep = 'SERVE_ADVICE' | 'REPLY' | 'OBJECT' | 'REVIEW_OBJECTION' | 'RECTIFY' | 'FOLLOW_UP';

/** What a procurator does next with a lead, as its state allows. */
export function leadSteps({ state, endedOn }: Lead): LeadStep[] {
  if (state === 'RECEIVED') return ['REVIEW', 'RETURN'];
  if (state === 'REVIEWING') return ['ACCEPT', 'TRANSFER', 'RETURN'];
  return state === 'ACCEPTED' ? ['RECOMMEND', ...(endedOn === null ? (['REPORT'] as const) : [])] : [];
}

/** The same for a recommendation; before its last day nothing is followed up. */
export function adviceSteps({ state, referralId, overdue }: Recommendation): AdviceStep[] {
  const late: AdviceStep[] = overdue ? ['FOLLOW_UP'] : [];
  if (state === 'ISSUED') return referralId ? [] : ['SERVE_ADVICE'];
  if (state === 'SERVED') return ['REPLY', 'OBJECT', ...late];
  if (state === 'MODIFIED' || state === 'MAINTAINED') return ['REPLY', ...late];
  if (state === 'OBJECTED') return ['REVIEW_OBJECTION'];
  if (state === 'REPLIED') return ['RECTIFY', 'OBJECT', 'FOLLOW_UP'];
  return state === 'FOLLOW_UP' ? ['REPLY', 'RECTIFY'] : [];
}

const choices = (words: FormTexts, ...values: (keyof FormTexts)[]) =>
  values.map((value) => ({ value, label: String(words[value]) }));

export async function recommendForm(lead: Pick<Lead, 'caseCode'>, words: FormTexts): Promise<StepForm> {
  const { caseCode } = lead;
  const { data } = await ask(RecommendationCaseDocument, { code: caseCode });
  const part = data.case?.procuratorate;
  if (!part) throw new Refused('NOT_FOUND', words.noCase, words.checkCode);
  const about = part.leads.at(-1);
  const receivers = data.procuratorateArrowOffers.find(({ arrow }) => arrow === 'A12')?.receivers ?? [];
  if (receivers.length === 0) throw new Refused('BAD_INPUT', words.nobody, null);
  const group = about?.workerGroup ?? words.groups[0]!;
  return {
    title: `${words.RECOMMEND} · ${part.title}`,
    note: caseCode,
    fields: [
      {
        ...{ name: 'addressee', label: words.sendTo, kind: 'choice', initial: receivers[0]!.code },
        choices: receivers.map(({ code, name }) => ({ value: code, label: name })),
      },
      { name: 'number', label: words.advisedNumber, kind: 'line', placeholder: words.advisedNumberHint },
      {
        name: 'problem',
        label: words.problem,
        kind: 'text',
        initial: about?.facts ?? part.letters.at(-1)?.facts ?? '',
      },
      { name: 'findings', label: words.findings, kind: 'text' },
      { name: 'legalBasis', label: words.legalBasis, kind: 'line', initial: words.legalBasisOf },
      { name: 'advice', label: words.advice, kind: 'text' },
    ],
    confirm: words.RECOMMEND,
    submit: ({ addressee, number, problem, findings, legalBasis, advice }) =>
      ask(IssueRecommendationDocument, {
        input: {
          ...{ caseCode, number: number!, addresseeCode: addressee!, problem: problem!, findings: findings! },
          ...{ legalBasis: legalBasis!, advice: advice!, workerGroup: group },
          workers: about?.workers ?? Math.max(data.case?.docket?.workers ?? 1, 1),
        },
      }),
  };
}

/** The form of the next step with a lead; a return has its own dialog. */
export function leadForm(
  lead: Lead,
  step: Exclude<LeadStep, 'RETURN'>,
  words: FormTexts,
): StepForm | Promise<StepForm> {
  const { id } = lead;
  const base = { title: `${words[step]} · ${lead.subject ?? lead.caseCode}`, confirm: words[step] };
  const forms: Record<typeof step, () => StepForm | Promise<StepForm>> = {
    REVIEW: () => ({
      ...{ ...base, note: words.reviewNote, fields: [] },
      submit: () => ask(ReviewLeadDocument, { id }),
    }),
    ACCEPT: () => ({
      ...{ ...base, fields: [{ name: 'number', label: words.leadNumber, kind: 'line', optional: true }] },
      submit: ({ number }) => ask(AcceptLeadDocument, { id, number: number || null }),
    }),
    TRANSFER: () => ({
      ...base,
      fields: [
        { name: 'agency', label: words.transferTo, kind: 'line' },
        { name: 'reason', label: words.reason, kind: 'text' },
      ],
      submit: ({ agency, reason }) => ask(TransferLeadDocument, { id, agency: agency!, reason: reason! }),
    }),
    RECOMMEND: () => recommendForm(lead, words),
    REPORT: () => ({
      ...base,
      fields: [
        {
          ...{ name: 'measure', label: words.measure, kind: 'choice', initial: 'RECOMMENDATION' },
          choices: choices(
            words,
            'SUPPORTED_LITIGATION',
            'RECOMMENDATION',
            'PUBLIC_INTEREST_SUIT',
            'MEDIATED',
            'NONE',
          ),
        },
        { name: 'text', label: words.handled, kind: 'text' },
      ],
      submit: ({ measure, text }) =>
        ask(ReportLeadDocument, { input: { id, measure: measure as 'NONE', text: text! } }),
    }),
  };
  return forms[step]();
}

interface Answered {
  id: string;
  on: string;
  text: string;
}
const answers = {
  REPLY: (input: Answered) => ask(RecommendationReplyDocument, { input }),
  OBJECT: (input: Answered) => ask(RecommendationObjectionDocument, { input }),
  RECTIFY: (input: Answered) => ask(RecommendationRectifiedDocument, { input }),
};

/** The form of the next step with a recommendation. */
export function adviceForm(row: Recommendation, step: AdviceStep, words: FormTexts): StepForm {
  const { id } = row;
  const base = { title: `${words[step]} · ${row.addresseeName}`, note: row.number, confirm: words[step] };
  const day: StepField = { name: 'on', label: words.on, kind: 'day', initial: today() };
  const text: StepField = { name: 'text', label: words.replyText, kind: 'text' };
  if (step === 'SERVE_ADVICE')
    return {
      ...{ ...base, fields: [{ ...day, label: words.servedOn }] },
      submit: ({ on }) => ask(ServeRecommendationDocument, { id, servedOn: on! }),
    };
  if (step === 'FOLLOW_UP')
    return {
      ...base,
      fields: [
        {
          ...{ name: 'measure', label: words.followMeasure, kind: 'choice', initial: 'REPORT_ABOVE' },
          choices: choices(words, 'REPORT_ABOVE', 'INFORM_SUPERIOR', 'INFORM_GOVERNMENT', 'SUIT'),
        },
        text,
      ],
      submit: ({ measure, text: said }) =>
        ask(FollowUpRecommendationDocument, { id, measure: measure as 'SUIT', text: said! }),
    };
  if (step === 'REVIEW_OBJECTION')
    return {
      ...base,
      fields: [
        {
          ...{ name: 'outcome', label: words.outcome, kind: 'choice', initial: 'MAINTAIN' },
          choices: choices(words, 'MAINTAIN', 'MODIFY', 'WITHDRAW'),
        },
        text,
        { name: 'advice', label: words.newAdvice, kind: 'text', optional: true },
        { ...day, label: words.servedOn, optional: true },
      ],
      submit: ({ outcome, text: said, advice, on }) =>
        ask(ReviewRecommendationObjectionDocument, {
          input: {
            ...{ id, outcome: outcome as 'MAINTAIN', text: said! },
            ...(outcome === 'MODIFY' && { advice: advice || null, servedOn: on || null }),
          },
        }),
    };
  return {
    ...{ ...base, fields: [day, text] },
    submit: ({ on, text: said }) => answers[step]({ id, on: on!, text: said! }),
  };
}
