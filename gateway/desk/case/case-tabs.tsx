import { useEffect, useRef, useState, type ComponentType, type KeyboardEvent } from 'react';
import type { Purpose } from '../ask.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { ConsentsTab } from './tabs/consents-tab.tsx';
import { DocumentsTab } from './tabs/documents-tab.tsx';
import { FactsTab } from './tabs/facts-tab.tsx';
import { LimitsTab } from './tabs/limits-tab.tsx';
import { MaterialsTab } from './tabs/materials-tab.tsx';
import { PartiesTab } from './tabs/parties-tab.tsx';
import { RecordsTab } from './tabs/records-tab.tsx';
import { ReferralsTab } from './tabs/referrals-tab.tsx';
import type { TabProps } from './tabs/tab.ts';
import { UsageTab } from './tabs/usage-tab.tsx';
import './tabs/tabs.css';
import { caseTexts } from './texts.ts';
import type { Docket } from './use-case.ts';

type TabName = keyof (typeof caseTexts)['zh']['tabs'];

const tabs: [TabName, ComponentType<TabProps & Pick<CaseTabsProps, 'drafting' | 'onDraft'>>][] = [
  ['records', RecordsTab],
  ['facts', FactsTab],
  ['parties', PartiesTab],
  ['materials', MaterialsTab],
  ['documents', DocumentsTab],
  ['limits', LimitsTab],
  ['referrals', ReferralsTab],
  ['usage', UsageTab],
  ['consents', ConsentsTab],
];

interface CaseTabsProps {
  code: string;
  docket: Docket | null;
  purpose: Purpose | null;
  /** A document is being drawn up: the documents come to the front. */
  drafting: boolean;
  onDraft(drafting: boolean): void;
}

/** The parts of a case, each asked for when it is opened; arrow keys go from one to the next. */
export function CaseTabs(given: CaseTabsProps) {
  const { drafting } = given;
  const texts = useTexts(caseTexts);
  const { person } = useSession();
  const [open, setOpen] = useState<TabName>(person.field === 'docket' ? 'facts' : 'records');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (drafting) setOpen('documents');
  }, [drafting]);
  const move = (event: KeyboardEvent) => {
    const at = tabs.findIndex(([name]) => name === open);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = (to + tabs.length) % tabs.length;
    setOpen(tabs[next]![0]);
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  const Shown = tabs.find(([name]) => name === open)![1];
  return (
    <section className="case-tabs" aria-label={texts.sections}>
      <div ref={list} role="tablist" aria-label={texts.sections} className="tab-list" onKeyDown={move}>
        {tabs.map(([name]) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === open}
            aria-controls="tab-panel"
            tabIndex={name === open ? 0 : -1}
            onClick={() => setOpen(name)}
          >
            {texts.tabs[name]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-panel" aria-labelledby={`tab-${open}`} tabIndex={0}>
        <Shown {...given} />
      </div>
    </section>
  );
}
