import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { shellTexts } from '../shell/texts.ts';
import { caseTexts } from './texts.ts';
import { lastWord } from './timeline.tsx';
import type { Docket, PartAnswer } from './use-case.ts';

/** Says of each agency that does not answer since when, and as of when what is shown of it stands. */
export function PartNotices({
  docket,
  parts,
}: {
  docket: Docket | null;
  parts: readonly PartAnswer<unknown>[];
}) {
  const texts = useTexts(caseTexts);
  const { agency: names } = useTexts(shellTexts);
  const down = parts.filter(({ standing }) => standing === 'DOWN');
  return down.map(({ agency, complaint, at }) => {
    const since = complaint?.extensions.since ? moment(complaint.extensions.since) : '';
    const last = at ? moment(at) : (lastWord(docket, agency) ?? '');
    return (
      <p key={agency} role="status" className="part-down">
        ⓘ {texts.down(names[agency]!, since, last)}
      </p>
    );
  });
}
