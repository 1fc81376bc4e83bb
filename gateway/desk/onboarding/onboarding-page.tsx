import { Tabs } from 'antd';
import { useState } from 'react';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import { AgenciesTab } from './agencies-tab.tsx';
import { CalendarTab } from './calendar-tab.tsx';
import { ChecksTab } from './checks-tab.tsx';
import { CourtTab } from './court-tab.tsx';
import { DocumentsTab } from './documents-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { SealsTab } from './seals-tab.tsx';
import { onboardingTexts } from './texts.ts';
import { Wizard } from './wizard.tsx';
import './onboarding.css';

/** 接入: what an administrator keeps. The register has neither calendar nor documents of its own. */
export function Page() {
  const texts = useTexts(onboardingTexts);
  const { person } = useSession();
  const [open, setOpen] = useState('agencies');
  const works = person.field !== 'docket';
  const tabs = [
    { key: 'agencies', children: <AgenciesTab /> },
    { key: 'checks', children: <ChecksTab /> },
    ...(works
      ? [
          { key: 'calendar', children: <CalendarTab /> },
          { key: 'documents', children: <DocumentsTab /> },
          { key: 'seals', children: <SealsTab /> },
        ]
      : []),
    { key: 'people', children: <PeopleTab /> },
    ...(person.field === 'court' ? [{ key: 'court', children: <CourtTab /> }] : []),
  ].map((tab) => ({ ...tab, label: texts.tabs[tab.key] }));
  return (
    <div className="onboarding">
      <div className="toolbar">
        <h1>{texts.title}</h1>
        <p className="quiet">{texts.lead}</p>
      </div>
      <Wizard onOpen={setOpen} />
      <Tabs activeKey={open} onChange={setOpen} items={tabs} destroyOnHidden />
    </div>
  );
}
