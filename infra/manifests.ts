import type { AgencyManifest } from '#kernel/agency.js';
import { court } from '../subgraphs/court/agency.js';
import { docket } from '../subgraphs/docket/agency.js';
import { humanResources } from '../subgraphs/human-resources/agency.js';
import { justice } from '../subgraphs/justice/agency.js';
import { procuratorate } from '../subgraphs/procuratorate/agency.js';
import { union } from '../subgraphs/union/agency.js';

/** Every agency of this hub; one that joins adds its folder and a line here. */
export const manifests: readonly AgencyManifest[] = [
  union,
  court,
  humanResources,
  procuratorate,
  justice,
  docket,
];
