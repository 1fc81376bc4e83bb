import { Button } from 'antd';
import type { CourtReconciliationQuery } from '../generated/graphql/graphql.ts';
import { moment } from '../shell/amount.ts';
import { useTexts } from '../shell/language.ts';
import { reconciliationTexts } from './texts.ts';

export type AlarmRow = CourtReconciliationQuery['exchangeAlarms'][number];

/** What a person has to look at; it stays here until somebody says to have done so. */
export function Alarms({
  alarms,
  onSeen,
}: {
  alarms: readonly AlarmRow[];
  onSeen: ((id: string) => void) | null;
}) {
  const texts = useTexts(reconciliationTexts);
  const open = alarms.filter(({ seenAt }) => !seenAt);
  if (open.length === 0) return null;
  return (
    <section className="panel alarms" aria-labelledby="alarms">
      <h2 id="alarms">
        {texts.alarms} <span className="light overdue">● {open.length}</span>
      </h2>
      <ul>
        {open.map((alarm) => (
          <li key={alarm.id}>
            <b>{texts.alarmKinds[alarm.kind] ?? alarm.kind}</b> {alarm.peerName} {alarm.subject}{' '}
            <span className="quiet">
              {alarm.what} · {texts.times(alarm.count)} · {moment(alarm.lastAt)}
            </span>{' '}
            {onSeen && (
              <Button size="small" onClick={() => onSeen(alarm.id)}>
                {texts.markSeen}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
