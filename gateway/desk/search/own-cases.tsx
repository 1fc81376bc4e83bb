import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { FoundCaseState } from '../generated/graphql/graphql.ts';
import { List, useNarrow } from '../list/list.tsx';
import { TakeOut } from '../list/take-out.tsx';
import { useLive } from '../live/use-live.ts';
import { useLanguage, useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { useKeys } from '../worklist/use-keys.ts';
import { WorkFailed } from '../worklist/work-failed.tsx';
import '../worklist/worklist.css';
import { caseColumns } from './case-columns.tsx';
import { readAllCases, readCases, type CaseChoice } from './cases.ts';
import { InRegister } from './in-register.tsx';
import { searchTexts } from './texts.ts';

const pageSize = 50;
const states: readonly (FoundCaseState | null)[] = [null, 'OPEN', 'OVERDUE'];

/** The cases of the own unit that fit the words. */
export function OwnCases({ words }: { words: string }) {
  const texts = useTexts(searchTexts);
  const language = useLanguage();
  const { person } = useSession();
  const [, go] = useLocation();
  const [state, setState] = useState<FoundCaseState | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const choice: CaseChoice = { words, state };
  const query = useInfiniteQuery({
    queryKey: ['cases', person.id, choice],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => readCases(person.field, choice, { first: pageSize, after: pageParam }),
    getNextPageParam: (page) => page.endCursor ?? null,
    placeholderData: keepPreviousData,
  });
  useLive(() => void query.refetch());
  const rows = query.data?.pages.flatMap(({ nodes }) => nodes) ?? [];
  const at = rows.findIndex(({ caseCode }) => caseCode === current);
  const step = (by: number) => {
    const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
    if (!next) return;
    setCurrent(next.caseCode);
    document.querySelector(`[data-row="${next.caseCode}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    Enter: () => (current ?? rows[0]?.caseCode) && go(`/case/${current ?? rows[0]!.caseCode}`),
  });
  const { total = 0, totalAtLeast = false } = query.data?.pages[0] ?? {};
  const count = totalAtLeast ? texts.atLeast(total) : String(total);
  const columns = caseColumns(texts, language, useNarrow());
  if (query.error && rows.length === 0)
    return <WorkFailed error={query.error} texts={texts} onAgain={() => void query.refetch()} />;
  const nothing = query.isSuccess && rows.length === 0 && words !== '' && state === null;
  return (
    <div className="worklist">
      <div className="worklist-bar">
        <div className="views">
          <h1>{words ? texts.found(words, count) : texts.all(count)}</h1>
          <div className="view-names" role="group" aria-label={texts.state}>
            {states.map((name) => (
              <button
                key={name ?? 'ALL'}
                type="button"
                aria-pressed={state === name}
                onClick={() => setState(name)}
              >
                {texts.states[name ?? 'ALL']}
              </button>
            ))}
          </div>
        </div>
        <TakeOut
          title={words ? `${texts.title}-${words}` : texts.title}
          columns={columns}
          rows={() => readAllCases(person.field, choice)}
        />
      </div>
      {nothing ? (
        <InRegister words={words} texts={texts} />
      ) : (
        <List
          label={texts.title}
          columns={columns}
          rows={rows}
          rowKey={({ caseCode }) => caseCode}
          loading={query.isPending}
          current={current}
          onOpen={({ caseCode }) => go(`/case/${caseCode}`)}
          empty={texts.none}
        />
      )}
      <p className="worklist-foot">
        {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()}>{texts.more}</Button>}
        {!nothing && <span>{texts.order}</span>}
      </p>
    </div>
  );
}
