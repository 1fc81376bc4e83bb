import { Button } from 'antd';
import { useState } from 'react';
import type { Act } from '../../acts/act.ts';
import { ActDialog, useActLabel } from '../../acts/act-dialog.tsx';
import { findAct, useActs } from '../../acts/catalogue.ts';
import { byAgency } from '../../generated/by-agency.ts';
import { moment } from '../../shell/amount.ts';
import { useTexts } from '../../shell/language.ts';
import { hasRole, useSession } from '../../shell/session.ts';
import { caseRoles } from '../../shell/pages.ts';
import { useWords } from '../../shell/words.ts';
import { useAskAgain, useParts, type PartOf } from '../use-case.ts';
import { Said } from './limits-tab.tsx';
import { ownFirst } from './own-first.ts';
import { PartSections } from './part-section.tsx';
import type { TabProps } from './tab.ts';
import { tabTexts } from './texts.ts';

type Consent = PartOf<(typeof byAgency)['CaseConsents']>['consents'][number];

/** Consents on record: of whom, for what, how it was given, and whether it still stands; the own ones are kept here. */
export function ConsentsTab({ code, purpose }: TabProps) {
  const { person } = useSession();
  const texts = useTexts(tabTexts);
  const label = useActLabel();
  const again = useAskAgain(code);
  const acts = useActs(person.field);
  const [open, setOpen] = useState<{ act: Act; recordId: string | null } | null>(null);
  const parts = useParts('consents', byAgency.CaseConsents, code, purpose, ownFirst(person.field));
  const works = hasRole(person, ...caseRoles);
  const own = parts.some(({ agency, part }) => agency === person.field && part?.relation === 'OWN');
  const button = (name: string, recordId: string | null) => {
    const act = works && own ? findAct(acts, `${person.field}${name}`) : null;
    return (
      act && (
        <Button
          size="small"
          type={recordId ? 'default' : 'primary'}
          onClick={() => setOpen({ act, recordId })}
        >
          {label(act)}
        </Button>
      )
    );
  };
  return (
    <>
      <PartSections
        parts={parts}
        has={({ consents }) => consents.length > 0}
        always={<div className="tab-actions">{button('RecordConsent', null)}</div>}
      >
        {({ consents, parties }, { agency }) =>
          consents.map((consent) => (
            <OneConsent
              key={consent.id}
              consent={consent}
              party={parties.find(({ id }) => id === consent.partyId)?.name ?? texts.party}
            >
              {agency === person.field && !consent.revokedAt && button('RevokeConsent', consent.id)}
            </OneConsent>
          ))
        }
      </PartSections>
      {open && <ActDialog {...open} caseCode={code} onClose={() => setOpen(null)} onDone={again} />}
    </>
  );
}

interface OneConsentProps {
  consent: Consent;
  party: string;
  children: React.ReactNode;
}

function OneConsent({ consent, party, children }: OneConsentProps) {
  const texts = useTexts(tabTexts);
  const wordOf = useWords();
  const { scope, channel, evidence, kinds, purpose, until, givenAt, revokedAt, revocationEvidence } = consent;
  return (
    <article className="record">
      <div className="record-head">
        <b>{party}</b>
        <span>{wordOf('ConsentScope', scope)}</span>
        <span className={revokedAt ? 'note late' : 'note good'}>
          {revokedAt ? texts.revoked(moment(revokedAt)) : texts.given}
        </span>
        {children}
      </div>
      <dl className="facts">
        <Said word={texts.when} text={moment(givenAt)} />
        <Said word={texts.channel} text={wordOf('ConsentChannel', channel)} />
        <Said word={texts.evidence} text={evidence} />
        {kinds && (
          <Said word={texts.kinds} text={kinds.map((kind) => wordOf('DisclosedKind', kind)).join('、')} />
        )}
        {purpose && <Said word={texts.purpose} text={purpose} />}
        {until && <Said word={texts.until} text={until} />}
        {revocationEvidence && <Said word={texts.revocation} text={revocationEvidence} />}
      </dl>
    </article>
  );
}
