import { Drawer } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { ask } from '../ask.ts';
import { LetterChainDocument } from '../generated/graphql/graphql.ts';
import { useNarrow } from '../list/list.tsx';
import { DeadlineLight } from '../shell/deadline-light.tsx';
import { useTexts } from '../shell/language.ts';
import { shellTexts } from '../shell/texts.ts';
import { chainOf, type ChainStep } from './chain.ts';
import { lightOf, whyOf, whyOfTerm } from './clock.ts';
import { letterTexts } from './texts.ts';

export interface ChainPanelProps {
  caseCode: string;
  /** The row it was opened from; stands out in the chain. */
  letterId: string | null;
  onClose(): void;
}

/** 提示函→意见书→线索→检察建议 of one case: what each says, what it waits for, and how many workers it is about. */
export function ChainPanel({ caseCode, letterId, onClose }: ChainPanelProps) {
  const texts = useTexts(letterTexts);
  const { agency } = useTexts(shellTexts);
  const narrow = useNarrow();
  const { data, isPending } = useQuery({
    queryKey: ['letters', 'chain', caseCode],
    queryFn: () => ask(LetterChainDocument, { code: caseCode }),
  });
  const found = data?.data.case ?? null;
  const steps = found ? chainOf(found) : [];
  const helped = found?.docket?.workers ?? 0;
  const documents = [...(found?.union?.documents ?? []), ...(found?.procuratorate?.documents ?? [])];
  return (
    <Drawer
      open
      size={narrow ? '100%' : 520}
      onClose={onClose}
      title={texts.chain}
      rootClassName="chain-panel"
      closable={{ 'aria-label': texts.cancel }}
    >
      <p>
        <Link href={`/case/${caseCode}`}>{caseCode}</Link>
        <br />
        {found?.docket?.title ?? ''}
        {found?.docket?.causeName ? ` · ${found.docket.causeName}` : ''}
        {helped > 0 && ` · ${texts.helped} ${helped} ${texts.people}`}
      </p>
      {isPending && <p className="quiet">…</p>}
      {found && steps.length === 0 && <p className="quiet">{texts.noChain}</p>}
      <ol className="chain">
        {steps.map((step) => (
          <ChainItem key={step.id} step={step} own={step.id === letterId} agency={agency[step.keeper]!} />
        ))}
      </ol>
      {documents.length > 0 && (
        <>
          <h2>{texts.documents}</h2>
          <ul>
            {documents.map(({ id, title, number }) => (
              <li key={id}>
                {title} {number}
              </li>
            ))}
          </ul>
        </>
      )}
    </Drawer>
  );
}

function ChainItem({ step, own, agency }: { step: ChainStep; own: boolean; agency: string }) {
  const texts = useTexts(letterTexts);
  const words = { ...texts, due: texts.lastDay };
  const why = step.clock ? whyOf(step.clock, words) : step.term ? whyOfTerm(step.term, words) : null;
  const states = { letter: texts.state, lead: texts.leadState, advice: texts.recommendationState }[step.of];
  const said: [string, string | null][] = [
    [texts.facts, step.facts],
    [texts.request, step.request],
    [texts.answer, step.answer],
  ];
  return (
    <li {...(own && { 'aria-current': 'true' as const })}>
      <b>
        {texts.kind[step.kind]} {step.number ?? ''}
      </b>
      <span className="quiet">
        {' '}
        {agency} · {step.on ?? texts.notServed}
      </span>
      <div>
        {states[step.state] ?? step.state}
        {step.due && (
          <>
            {' · '}
            {texts.lastDay} {step.due}{' '}
            <DeadlineLight light={lightOf(step.due, step.running, step.clock?.provisional)} why={why} />
          </>
        )}
        {step.answeredOn && ` · ${texts.answered} ${step.answeredOn}`}
      </div>
      {said.map(([label, text]) =>
        text ? (
          <p key={label}>
            <span className="quiet">{label}</span> {text}
          </p>
        ) : null,
      )}
    </li>
  );
}
