import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';
import { Agreement } from './agreement.js';
import { attributesSince } from './envelope.js';

export const messageTypes = [
  'CaseOpened',
  'DisputeKeyed',
  'CaseProgressed',
  'ReferralNoted',
  'ReferralIssued',
  'ReferralMoved',
  'ReferralAccepted',
  'ReferralReturned',
  'ReferralExtended',
  'ReferralRecounted',
  'ReferralSupplement',
  'ReferralResultReported',
  'ReferralResultCorrected',
  'ConsentRevoked',
  'SupervisionLetterServed',
  'SupervisionLetterProgressed',
  'LookupAlarmRaised',
] as const;

/** The name of an input type in schema/messages.graphql. */
export type MessageType = (typeof messageTypes)[number];

/** schema/messages.graphql without what it says of itself. */
export function agreedText(): string {
  return readFileSync(join(projectRoot, 'schema/messages.graphql'), 'utf8').replace(/^"""[\s\S]*?"""\n/, '');
}

/** What this program knows to be agreed. */
export const presentAgreement = new Agreement(agreedText(), messageTypes, attributesSince);
