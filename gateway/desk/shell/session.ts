import { createContext, useContext } from 'react';

export type AgencyField = 'union' | 'court' | 'humanResources' | 'procuratorate' | 'justice' | 'docket';

/** Who is at the desk, as the gateway knows them. */
export interface Person {
  id: string;
  name: string;
  /** `human-resources`: as addresses and tables spell an agency. */
  agency: string;
  /** `humanResources`: as the graph spells it. */
  field: AgencyField;
  organisation: string;
  organisationName: string | null;
  roles: string[];
}

/** A demo person somebody can be with one click. */
export interface Card {
  id: string;
  name: string;
  title: string;
  agency: string;
  organisationName: string | null;
}

/** What the deployment is: read once, before anything is shown. */
export interface Setting {
  /** A demo county: people can be changed by a click, and a button takes an agency down. */
  development: boolean;
  /** 「测试县」 */
  county: string;
  cards: Card[];
  agencies: { name: string; field: AgencyField; organisationName: string | null }[];
}

export interface Session {
  person: Person;
  setting: Setting;
}

export const SessionContext = createContext<Session | null>(null);

/** Who is at the desk. Only below the shell, which shows nothing to whoever is not signed in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('No session: used outside the shell.');
  return session;
}

export function fieldOf(agency: string): AgencyField {
  return agency.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) as AgencyField;
}

export function hasRole(person: Person, ...roles: string[]): boolean {
  return roles.some((role) => person.roles.includes(role));
}

/** The session as the gateway tells it; null for nobody. */
export async function readSession(): Promise<Session | null> {
  const [me, setting] = await Promise.all([fetch('/auth/me'), fetch('/desk/setting')]);
  if (!me.ok || !setting.ok) return null;
  const person = (await me.json()) as Omit<Person, 'field'>;
  return { person: { ...person, field: fieldOf(person.agency) }, setting: (await setting.json()) as Setting };
}

/** Signs in as another demo person and comes back to the same page. */
export function signInAs(person: string): void {
  const back = `/desk/${location.hash}`;
  location.assign(`/auth/login?person=${encodeURIComponent(person)}&return=${encodeURIComponent(back)}`);
}
