import { Tabs } from 'antd';
import { useEffect, useState, type ComponentType } from 'react';
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
import { caseTexts } from './texts.ts';
import type { Docket } from './use-case.ts';

type TabName = keyof (typeof caseTexts)['zh']['tabs'];

const tabs: [TabName, ComponentType<TabProps>][] = [
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
  /** How often 生成文书 was pressed: each time the documents come to the front. */
  drafting: number;
}

/** The parts of a case, each asked for when it is first opened. */
export function CaseTabs({ drafting, ...given }: CaseTabsProps) {
  const texts = useTexts(caseTexts);
  const { person } = useSession();
  const [open, setOpen] = useState<string>(person.field === 'docket' ? 'facts' : 'records');
  useEffect(() => {
    if (drafting > 0) setOpen('documents');
  }, [drafting]);
  return (
    <section className="case-tabs" aria-label={texts.sections}>
      <Tabs
        size="small"
        activeKey={open}
        onChange={setOpen}
        destroyOnHidden
        items={tabs.map(([name, Tab]) => ({
          key: name,
          label: texts.tabs[name],
          children: <Tab {...given} />,
        }))}
      />
    </section>
  );
}
