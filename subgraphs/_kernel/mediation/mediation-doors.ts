import type { EntityTarget, MigrationInterface, ObjectLiteral } from 'typeorm';
import type { AgencyManifest, Class } from '#kernel/agency.js';
import type { ArrowsSent } from '#kernel/arrows/proposal.js';
import { fillElection } from '#kernel/collective/election-document.js';
import { workerEntryMachine } from '#kernel/collective/worker-entry.state.js';
import { consentResolver } from '#kernel/consent/consent.resolver.js';
import { AgreementEntity } from './agreement.entity.js';
import { confirmationSent, reviewSent } from './agreement-guards.js';
import { agreementDoors } from './agreement.resolver.js';
import { agreementMachine } from './agreement.state.js';
import { confirmationRoute, reviewRoute } from './enforceable-route.js';
import type { Lapses } from '#kernel/timers/lapse.js';
import { followApplication } from './follow-application.js';
import { consentRevokedElsewhere, recordCaseConsent, revokeCaseConsent } from './keep-consent.js';
import { mediationDocuments } from './mediation-documents.js';
import { mediationLapses } from './lapse-mediation.js';
import { MediationNoteEntity } from './mediation-note.entity.js';
import { mediationNoteDoors } from './mediation-note.resolver.js';
import { MediationPlanEntity } from './mediation-plan.entity.js';
import { mediationPlanDoors } from './mediation-plan.resolver.js';
import { mediationFields } from './mediation-fields.resolver.js';
import { MediationEntity } from './mediation.entity.js';
import { mediationCourseDoors } from './mediation.resolver.js';
import { mediationMachine } from './mediation.state.js';
import { type MediationTypes, mediationTypes } from './mediation-types.js';
import { EngagementEntity, MediatorEntity } from './mediator.entity.js';
import { mediatorDoors } from './mediator.resolver.js';
import { Mediation1710000000000 } from './migrations/1710000000000-mediation.js';
import { Instalments1752000000001 } from './migrations/1752000000001-instalments.js';
import { Invalidity1761000000001 } from './migrations/1761000000001-invalidity.js';
import { MediationPlan1755000000001 } from './migrations/1755000000001-mediation-plan.js';
import { UndisputedFactEntity } from './undisputed-fact.entity.js';

/** What an agency that mediates lists in its manifest. */
export interface MediationDoors extends MediationTypes {
  resolvers: Class[];
  machines: AgencyManifest['machines'];
  /** For `referrals.moved`: applications on an agreement have been answered. */
  moved: NonNullable<AgencyManifest['referrals']['moved']>;
  handlers: AgencyManifest['handlers'];
  /** For `sends`: the applications on an agreement. */
  sends: ArrowsSent;
  lapses: Lapses;
  documents: NonNullable<AgencyManifest['documents']>;
}

export const mediationEntities: EntityTarget<ObjectLiteral>[] = [
  AgreementEntity,
  EngagementEntity,
  MediationEntity,
  MediationNoteEntity,
  MediationPlanEntity,
  MediatorEntity,
  UndisputedFactEntity,
];

export const mediationMigrations: Class<MigrationInterface>[] = [
  Mediation1710000000000,
  Instalments1752000000001,
  MediationPlan1755000000001,
  Invalidity1761000000001,
];

/**
 * Makes the mediation of one agency: doors and types begin with its field. Called once for each. An agency that keeps a roster of
 * its own goes without the doors of the kernel's; the one that reviews agreements itself sends none to be reviewed.
 */
export function mediationDoors(
  field: string,
  title: string,
  { roster = true, reviews = true } = {},
): MediationDoors {
  const types = mediationTypes(field, title);
  return {
    ...types,
    resolvers: [
      ...(roster ? [mediatorDoors(field)] : []),
      mediationCourseDoors(field, types),
      consentResolver(field, { record: recordCaseConsent, revoke: revokeCaseConsent }),
      agreementDoors(field, types),
      mediationNoteDoors(field),
      mediationPlanDoors(field),
      ...mediationFields(types),
    ],
    machines: {
      mediation: { table: mediationMachine, first: 'ACCEPTED' },
      agreement: { table: agreementMachine, first: 'DRAFT' },
      'worker entry': { table: workerEntryMachine, first: 'LISTED' },
    },
    moved: { [confirmationRoute.arrow]: followApplication, [reviewRoute.arrow]: followApplication },
    sends: { ...confirmationSent, ...(reviews ? reviewSent : {}) },
    handlers: { ConsentRevoked: consentRevokedElsewhere },
    lapses: mediationLapses,
    documents: { ...mediationDocuments, REPRESENTATIVE_ELECTION: fillElection },
  };
}
