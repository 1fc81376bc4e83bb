import { byAgency } from '../../generated/by-agency.ts';
import { moment } from '../../shell/amount.ts';
import { useTexts } from '../../shell/language.ts';
import { useSession } from '../../shell/session.ts';
import { useWords } from '../../shell/words.ts';
import { useParts } from '../use-case.ts';
import { Said } from './limits-tab.tsx';
import { ownFirst } from './own-first.ts';
import { PartSections } from './part-section.tsx';
import type { TabProps } from './tab.ts';
import { tabTexts } from './texts.ts';

/** Consents on record: of whom, for what, how it was given, and whether it still stands. */
export function ConsentsTab({ code, purpose }: TabProps) {
  const { person } = useSession();
  const texts = useTexts(tabTexts);
  const wordOf = useWords();
  const parts = useParts('consents', byAgency.CaseConsents, code, purpose, ownFirst(person.field));
  return (
    <PartSections parts={parts} has={({ consents }) => consents.length > 0}>
      {({ consents, parties }) =>
        consents.map((consent) => (
          <article key={consent.id} className="record">
            <div className="record-head">
              <b>{parties.find(({ id }) => id === consent.partyId)?.name ?? texts.party}</b>
              <span>{wordOf('ConsentScope', consent.scope)}</span>
              <span className={consent.revokedAt ? 'note late' : 'note good'}>
                {consent.revokedAt ? texts.revoked(moment(consent.revokedAt)) : texts.given}
              </span>
            </div>
            <dl className="facts">
              <Said word={texts.when} text={moment(consent.givenAt)} />
              <Said word={texts.channel} text={wordOf('ConsentChannel', consent.channel)} />
              <Said word={texts.evidence} text={consent.evidence} />
              {consent.kinds && (
                <Said
                  word={texts.kinds}
                  text={consent.kinds.map((kind) => wordOf('DisclosedKind', kind)).join('、')}
                />
              )}
              {consent.purpose && <Said word={texts.purpose} text={consent.purpose} />}
              {consent.until && <Said word={texts.until} text={consent.until} />}
            </dl>
          </article>
        ))
      }
    </PartSections>
  );
}
