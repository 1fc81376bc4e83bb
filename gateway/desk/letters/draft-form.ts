import { ask, Refused } from '../ask.ts';
import {
  DraftLetterDocument,
  SendLeadDocument,
  UnionLetterCaseDocument,
  type UnionLetterKind,
  type UnionLetterRowFragment,
} from '../generated/graphql/graphql.ts';
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

/** A lead for the procuratorate from a letter that came to nothing. */
export async function sentLeadForm(letter: UnionLetter, words: FormTexts, kind: string): Promise<StepForm> {
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
