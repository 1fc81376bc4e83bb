import { ask } from '../ask.ts';
import {
  MarkLetterOverdueDocument,
  RecordLetterReplyDocument,
  ReviseLetterDocument,
  SendRecommendationAgainDocument,
  ServeLetterDocument,
  SignLetterDocument,
  type UnionLetterStep,
} from '../generated/graphql/graphql.ts';
import { today } from './clock.ts';
import { draftForm, sentLeadForm, type UnionLetter } from './draft-form.ts';
import type { FormTexts } from './form-texts.ts';
import { namesIn, type StepField, type StepForm } from './step-form.ts';

const choice = (words: FormTexts, ...values: (keyof FormTexts)[]) =>
  values.map((value) => ({ value, label: String(words[value]) }));

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
    SEND_LEAD: () => sentLeadForm(letter, words, kindWords[letter.kind]!),
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
