import { useEffect, useRef } from 'react';
import { useSession } from '../shell/session.ts';
import { type Heard, liveSource } from './live-source.ts';

/** Something has moved: the desk asks again for what it shows. Carries ids and codes only. */
export interface LiveEvent {
  /** The act (`referral.signFor`), the type of the message that has come (`ReferralIssued`), or `MUCH_HAS_MOVED`. */
  kind: string;
  caseCode: string | null;
  agency: string | null;
  at: string;
}

/** Calls back with what has moved at about the same time and reaches this person, as long as the component stands. */
export function useLive(handle: (events: readonly LiveEvent[]) => void): void {
  useHeard((heard) => heard.type === 'moves' && handle(heard.events));
}

/** The same for everything that comes down the line. */
export function useHeard(handle: (heard: Heard) => void): void {
  const { person } = useSession();
  const latest = useRef(handle);
  useEffect(() => void (latest.current = handle));
  useEffect(
    () => liveSource(`${person.agency}.${person.id}`).hear((heard) => latest.current(heard)),
    [person.agency, person.id],
  );
}
