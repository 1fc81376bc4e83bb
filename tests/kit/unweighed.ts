import type { Agency } from '#kernel/agency.js';

/** The agency as one that lists no arrows: its letters go out unweighed, where a test is about what comes after them. */
export function unweighed(agency: Agency): Agency {
  const manifest = { ...agency.manifest };
  delete manifest.sends;
  return { ...agency, manifest };
}
