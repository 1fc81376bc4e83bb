import type { Setting } from '../shell/session.ts';

const marks: [mark: RegExp, agency: string][] = [
  [/工会/, 'union'],
  [/法院/, 'court'],
  [/检察/, 'procuratorate'],
  [/司法/, 'justice'],
  [/人力资源|人社|仲裁/, 'human-resources'],
];

/** The agency an organisation belongs to, by the name it goes by; null for one outside. */
export function agencyOf(name: string, { agencies }: Setting): string | null {
  const own = agencies.find(({ organisationName }) => organisationName === name)?.name;
  return own ?? marks.find(([mark]) => mark.test(name))?.[1] ?? null;
}
