import { byAgency } from '../../generated/by-agency.ts';
import type { Column } from '../../list/column.ts';
import { List } from '../../list/list.tsx';
import { TakeOut } from '../../list/take-out.tsx';
import { moment } from '../../shell/amount.ts';
import { useTexts } from '../../shell/language.ts';
import { fieldOf, useSession } from '../../shell/session.ts';
import { shellTexts } from '../../shell/texts.ts';
import { useWords } from '../../shell/words.ts';
import { caseTexts } from '../texts.ts';
import { useParts, type PartOf } from '../use-case.ts';
import { ownFirst } from './own-first.ts';
import type { TabProps } from './tab.ts';
import { tabTexts } from './texts.ts';

type Look = PartOf<(typeof byAgency)['CaseUsage']>['usage'][number] & { holder: string };

/** 本案谁看过: who of other organisations looked at the case, what they were shown and why. */
export function UsageTab({ code, purpose }: TabProps) {
  const { person } = useSession();
  const texts = useTexts(tabTexts);
  const { nothing, reading } = useTexts(caseTexts);
  const { agency: names } = useTexts(shellTexts);
  const wordOf = useWords();
  const parts = useParts('usage', byAgency.CaseUsage, code, purpose, ownFirst(person.field));
  const looks = parts
    .flatMap(({ agency, part }) =>
      (part?.usage ?? []).map((look): Look => ({ ...look, holder: names[agency]! })),
    )
    .sort((one, other) => other.at.localeCompare(one.at));
  const columns: Column<Look>[] = [
    { key: 'at', title: texts.when, text: ({ at }) => moment(at), width: 130 },
    {
      key: 'who',
      title: texts.reader,
      text: ({ readerOrganisationName, readerId, delegateId, readerAgency }) =>
        `${names[fieldOf(readerAgency)] ?? ''} ${readerOrganisationName} ${readerId}${delegateId ? `（${texts.delegate} ${delegateId}）` : ''}`,
      card: 'title',
    },
    { key: 'what', title: texts.what, text: ({ what }) => what.join('、') },
    { key: 'holder', title: texts.heldBy, text: ({ holder }) => holder, width: 70 },
    {
      key: 'why',
      title: texts.why,
      text: ({ reason, caseNumber }) =>
        reason ? `${wordOf('Purpose', reason)} ${caseNumber ?? ''}` : texts.ownWork,
    },
  ];
  const waiting = parts.some(({ standing }) => standing === 'WAITING');
  return (
    <>
      {looks.length > 0 && (
        <TakeOut title={`${texts.usageTitle} ${code}`} columns={columns} rows={() => looks} />
      )}
      <List
        columns={columns}
        rows={looks}
        rowKey={({ holder, id }) => `${holder} ${id}`}
        label={texts.usageTitle}
        empty={waiting ? reading : nothing}
      />
    </>
  );
}
