import { PurposeAsk } from '../case/purpose-form.tsx';
import { usePurpose } from '../case/use-purpose.ts';
import { UsageTab } from '../case/tabs/usage-tab.tsx';
import { useTexts } from '../shell/language.ts';
import { trailTexts } from './texts.ts';

/** Who looked at one case at every agency, for whoever supervises: with a reason, as for anything held elsewhere. */
export function SubjectLooks({ code }: { code: string }) {
  const texts = useTexts(trailTexts);
  const [purpose, state] = usePurpose(code);
  return (
    <>
      {!purpose && <p className="quiet">{texts.needReason}</p>}
      <PurposeAsk stated={purpose} onState={state} />
      <UsageTab code={code} docket={null} purpose={purpose} />
    </>
  );
}
