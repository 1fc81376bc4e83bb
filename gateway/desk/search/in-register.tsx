import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { ask } from '../ask.ts';
import { CaseByNumberDocument } from '../generated/graphql/graphql.ts';
import { purposesOf } from '../case/use-purpose.ts';
import { useSession } from '../shell/session.ts';
import type { SearchTexts } from './texts.ts';

const caseCode = /^WF-\d{6}-[A-Z]-\d{4}-\d{6}-[0-9A-Z]$/i;

/** Nothing in the own unit: the register may know the number. It is asked only when somebody wants it, for the look is counted. */
export function InRegister({ words, texts }: { words: string; texts: SearchTexts }) {
  const { person } = useSession();
  const look = useMutation({
    mutationFn: async () =>
      (await ask(CaseByNumberDocument, { number: words })).data.docketCaseByNumber ?? null,
  });
  const { data: found } = look;
  return (
    <div className="in-register">
      <p>{texts.nothing(words)}</p>
      <p className="quiet">{texts.hint}</p>
      <Button type="primary" loading={look.isPending} onClick={() => look.mutate()}>
        {texts.register}
      </Button>
      <div role="status">
        {found && (
          <p>
            {texts.registerFound} <a href={`#/case/${found.id}`}>{found.id}</a>{' '}
            {[found.docket?.causeName, found.docket?.holder?.name, found.docket?.openedOn]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        {(found === null || look.isError) && (
          <p>
            {texts.registerNothing}{' '}
            {caseCode.test(words) && purposesOf(person).length > 0 && (
              <a href={`#/case/${words.toUpperCase()}`}>{texts.withPurpose}</a>
            )}
          </p>
        )}
      </div>
    </div>
  );
}
