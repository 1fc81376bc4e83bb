import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { useSession } from '../shell/session.ts';
import type { Outage as AgencyOutage } from './live-source.ts';
import { liveTexts } from './texts.ts';
import { useHeard } from './use-live.ts';
import './live.css';

const key = ['outages'];
/** The agency that the demo takes down. */
const demoAgency = 'human-resources';

/** Banner over every page while an agency does not answer; in the demo, the button that makes one do so. */
export function Outage() {
  const { setting } = useSession();
  const [place] = useLocation();
  const outages = useOutages();
  return (
    <>
      {outages.length > 0 && <Banner outages={outages} />}
      {setting.development && (place === '/' || outages.some(({ agency }) => agency === demoAgency)) && (
        <DemoSwitch down={outages.some(({ agency }) => agency === demoAgency)} />
      )}
    </>
  );
}

function useOutages(): AgencyOutage[] {
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: key,
    queryFn: async () => {
      const response = await fetch('/events/outages');
      return response.ok ? ((await response.json()) as { outages: AgencyOutage[] }).outages : [];
    },
  });
  useHeard((heard) => {
    if (heard.type !== 'outages') return;
    const before = queries.getQueryData<AgencyOutage[]>(key) ?? [];
    queries.setQueryData(key, heard.outages);
    // What an agency that is back has to say is asked for again.
    if (before.some(({ agency }) => !heard.outages.some((still) => still.agency === agency)))
      void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== key[0] });
  });
  return data ?? [];
}

function Banner({ outages }: { outages: AgencyOutage[] }) {
  const texts = useTexts(liveTexts);
  const byMinute = new Map<string, string[]>();
  for (const { agency, since } of outages) {
    const minute = clock(since);
    byMinute.set(minute, [...(byMinute.get(minute) ?? []), texts.agency[agency] ?? agency]);
  }
  return (
    <div className="outage" role="status">
      {[...byMinute].map(([minute, names]) => (
        <p key={minute}>ⓘ {texts.outage(names.join(texts.comma), minute)}</p>
      ))}
    </div>
  );
}

/** The minute for today, the day as well for an outage that began before. */
function clock(since: string): string {
  const today = moment(new Date().toISOString()).slice(0, 10);
  const at = moment(since);
  return at.startsWith(today) ? at.slice(11) : at.slice(5);
}

function DemoSwitch({ down }: { down: boolean }) {
  const texts = useTexts(liveTexts);
  const [waiting, setWaiting] = useState<'stop' | 'start' | null>(null);
  const name = texts.agency[demoAgency] ?? demoAgency;
  // Asked for and not yet so.
  const underway = waiting === 'stop' ? !down : waiting === 'start' && down;
  const turn = async (how: 'stop' | 'start'): Promise<void> => {
    setWaiting(how);
    const response = await fetch(`/dev/agency/${demoAgency}/${how}`, { method: 'POST' });
    if (!response.ok) setWaiting(null);
  };
  return (
    <p className="demo-switch">
      {texts.demo}
      <button
        type="button"
        className="link"
        disabled={underway}
        onClick={() => void turn(down ? 'start' : 'stop')}
      >
        {down ? texts.restore(name) : texts.stop(name)}
      </button>{' '}
      <span role="status">{underway && (waiting === 'stop' ? texts.stopping : texts.restoring)}</span>
    </p>
  );
}
