import { ask, Refused } from '../ask.ts';
import {
  DraftLetterDocument,
  MarkLetterOverdueDocument,
  RecordLetterReplyDocument,
  ReviseLetterDocument,
  SendLeadDocument,
  SendRecommendationAgainDocument,
  ServeLetterDocument,
  SignLetterDocument,
  UnionLetterCaseDocument,
  type UnionLetterKind,
  type UnionLetterRowFragment,
  type UnionLetterStep,
} from '../generated/graphql/graphql.ts';
import { today } from './clock.ts';
import type { FormTexts } from './form-texts.ts';
import { namesIn, type StepField, type StepForm } from './step-form.ts';

export type UnionLetter = UnionLetterRowFragment;

/** What the case offers a letter: the firm, how many workers, and where letters can go. */
interface LetterCase {
  employer: { name: string; code: string } | null;
  workers: number;
  receivers(arrow: string): { code: string; name: string }[];
}

async function readLetterCase(code: string, words: FormTexts): Promise<LetterCase> {
  const { data } = await ask(UnionLetterCaseDocument, { code });
  if (!data.case?.union) throw new Refused('NOT_FOUND', words.noCase, words.checkCode);
  const firm = data.case.union.parties.find(({ kind, creditCode }) => kind === 'EMPLOYER' && creditCode);
  return {
    employer: firm ? { name: firm.name, code: firm.creditCode! } : null,
    workers: Math.max(data.case.docket?.workers ?? 1, 1),
    receivers: (arrow) => data.unionArrowOffers.find((offer) => offer.arrow === arrow)?.receivers ?? [],
  };
}

const choice = (words: FormTexts, ...values: (keyof FormTexts)[]) =>
  values.map((value) => ({ value, label: String(words[value]) }));

/** A letter to be drafted: a first one, or the next of a chain with what the one before says. */
export async function draftForm(
  caseCode: string,
  kinds: readonly UnionLetterKind[],
  words: FormTexts,
  kindWords: Record<string, string>,
  before?: UnionLetter,
): Promise<StepForm> {
  const of = await readLetterCase(caseCode, words);
  const employer = before ? { name: before.employerName, code: before.employerCode } : of.employer;
  if (!employer) throw new Refused('BAD_INPUT', words.noEmployer, words.addEmployer);
  const recommends = kinds[0] === 'RECOMMENDATION';
  const procuratorate = of.receivers('A10')[0];
  const kindField: StepField = {
    ...{ name: 'kind', label: words.kindOf, kind: 'choice', initial: kinds[0]! },
    choices: kinds.map((kind) => ({ value: kind, label: kindWords[kind]! })),
  };
  const addressees = of.receivers('A08').map(({ code, name }) => ({ value: code, label: name }));
  return {
    title: `${words.newLetter} · ${employer.name}`,
    note: caseCode,
    fields: [
      ...(kinds.length > 1 ? [kindField] : []),
      ...(recommends
        ? [
            {
              ...{ name: 'addressee', label: words.addressee, kind: 'choice' as const, choices: addressees },
              initial: addressees[0]?.value ?? '',
            },
          ]
        : []),
      { name: 'facts', label: words.facts, kind: 'text', initial: before?.facts ?? '' },
      { name: 'request', label: words.request, kind: 'text', initial: before?.request ?? '' },
      {
        ...{ name: 'inspectors', label: words.inspectors, kind: 'line', optional: true },
        initial: before?.inspectors.join('、') ?? '',
      },
      ...(procuratorate
        ? [{ name: 'copy', label: words.copy, kind: 'yes' as const, optional: true, initial: 'yes' }]
        : []),
    ],
    confirm: words.newLetter,
    submit: ({ kind, facts, request, inspectors, copy, addressee }) =>
      ask(DraftLetterDocument, {
        input: {
          ...{ caseCode, kind: (kind as UnionLetterKind | undefined) ?? kinds[0]! },
          ...{ employerName: employer.name, employerCode: employer.code },
          ...{ facts: facts!, request: request!, inspectors: namesIn(inspectors!) },
          copyTo: copy && procuratorate ? [procuratorate.code] : [],
          ...(recommends && { addressee: addressee! }),
          ...(before && { followsLetterId: before.id }),
        },
      }),
  };
}

async function leadForm(letter: UnionLetter, words: FormTexts, kind: string): Promise<StepForm> {
  const of = await readLetterCase(letter.caseCode, words);
  const receivers = of.receivers('A10').map(({ code, name }) => ({ value: code, label: name }));
  if (receivers.length === 0) throw new Refused('BAD_INPUT', words.nobody, null);
  return {
    title: `${words.SEND_LEAD} · ${letter.employerName}`,
    fields: [
      {
        ...{ name: 'to', label: words.sendTo, kind: 'choice', choices: receivers },
        initial: receivers[0]!.value,
      },
      {
        ...{ name: 'subject', label: words.leadSubject, kind: 'line' },
        initial: words.leadSubjectOf(letter.employerName),
      },
      {
        ...{ name: 'group', label: words.group, kind: 'choice', initial: words.groups[0]! },
        choices: words.groups.map((group) => ({ value: group, label: group })),
      },
      { name: 'workers', label: words.workers, kind: 'count', initial: String(of.workers) },
      {
        ...{ name: 'facts', label: words.leadFacts, kind: 'text' },
        initial: words.leadFactsOf(`${kind}${letter.number ?? ''}`, letter.facts ?? ''),
      },
    ],
    confirm: words.SEND_LEAD,
    submit: ({ to, subject, group, workers, facts }) =>
      ask(SendLeadDocument, {
        input: {
          ...{ caseCode: letter.caseCode, to: to!, subject: subject!, group: group!, facts: facts! },
          ...{ employerUncooperative: true, workers: Number(workers) },
        },
      }),
  };
}

type Steps = Record<UnionLetterStep, () => StepForm | Promise<StepForm>>;

/** The form of the next step with a letter. */
export function unionForm(
  letter: UnionLetter,
  step: UnionLetterStep,
  words: FormTexts,
  kindWords: Record<string, string>,
): StepForm | Promise<StepForm> {
  const { id: letterId, caseCode } = letter;
  const base = { title: `${words[step]} · ${letter.employerName}`, confirm: words[step] };
  const day: StepField = { name: 'on', label: words.on, kind: 'day', initial: today() };
  const text: StepField = { name: 'text', label: words.text, kind: 'text' };
  const steps: Steps = {
    REVISE: () => ({
      ...base,
      fields: [
        { name: 'facts', label: words.facts, kind: 'text', initial: letter.facts ?? '' },
        { name: 'request', label: words.request, kind: 'text', initial: letter.request ?? '' },
        { name: 'inspectors', label: words.inspectors, kind: 'line', initial: letter.inspectors.join('、') },
      ],
      submit: ({ facts, request, inspectors }) =>
        ask(ReviseLetterDocument, {
          input: { letterId, facts: facts!, request: request!, inspectors: namesIn(inspectors!) },
        }),
    }),
    SIGN: () => ({
      ...base,
      fields: [
        { name: 'number', label: words.number, kind: 'line', placeholder: words.numberHint },
        { name: 'signedBy', label: words.signedBy, kind: 'line' },
        {
          ...{ name: 'office', label: words.office, kind: 'choice', initial: 'CHAIR' },
          choices: [
            { value: 'CHAIR', label: words.chair },
            { value: 'VICE_CHAIR', label: words.viceChair },
          ],
        },
      ],
      submit: ({ number, signedBy, office }) =>
        ask(SignLetterDocument, {
          input: { letterId, number: number!, signedBy: signedBy!, signerOffice: office as 'CHAIR' },
        }),
    }),
    SERVE: () => ({
      ...base,
      fields: [
        { ...day, label: words.servedOn },
        {
          ...{ name: 'manner', label: words.manner, kind: 'choice', initial: 'DIRECT' },
          choices: choice(words, 'DIRECT', 'MAIL', 'ELECTRONIC', 'LEFT'),
        },
        { name: 'refusal', label: words.refusal, kind: 'line', optional: true },
      ],
      submit: ({ on, manner, refusal }) =>
        ask(ServeLetterDocument, {
          input: { letterId, servedOn: on!, serviceManner: manner as 'DIRECT', refusal: refusal || null },
        }),
    }),
    URGE: () => ({
      ...{ ...base, note: words.urgeNote, fields: [] },
      submit: () => ask(MarkLetterOverdueDocument, { letterId }),
    }),
    RECORD_REPLY: () => {
      const open = letter.openAnswers.filter((answer) => answer !== 'CLOSED');
      return {
        ...base,
        fields: [
          {
            ...{ name: 'answer', label: words.answer, kind: 'choice', initial: open[0]! },
            choices: choice(words, ...open),
          },
          day,
          text,
        ],
        submit: ({ answer, on, text: said }) =>
          ask(RecordLetterReplyDocument, {
            input: { letterId, answer: answer as 'REPLIED', on: on!, text: said! },
          }),
      };
    },
    SEND_OPINION: () => draftForm(caseCode, ['OPINION'], words, kindWords, letter),
    SEND_RECOMMENDATION: () => draftForm(caseCode, ['RECOMMENDATION'], words, kindWords, letter),
    SEND_LEAD: () => leadForm(letter, words, kindWords[letter.kind]!),
    SEND_AGAIN: () => ({
      ...{ ...base, fields: [{ ...text, label: words.againText }] },
      submit: ({ text: said }) => ask(SendRecommendationAgainDocument, { letterId, text: said! }),
    }),
    CLOSE: () => ({
      ...{ ...base, fields: [day, text] },
      submit: ({ on, text: said }) =>
        ask(RecordLetterReplyDocument, { input: { letterId, answer: 'CLOSED', on: on!, text: said! } }),
    }),
  };
  return steps[step]();
}
