import { fillMinutes } from '#kernel/joint-meeting/minutes-document.js';
import { fillServiceAddress } from '#kernel/party/service-address-document.js';
import { fillLeadTransfer } from '#kernel/referral/lead-transfer-document.js';
import type { DocumentFill } from './filled.js';
import { fillProofOfService } from './proof-of-service.js';

/** What every agency fills alike, for its manifest: from parties, referrals, documents and meetings, which all of them have. */
export const sharedDocuments: Record<
  'SERVICE_ADDRESS' | 'PROOF_OF_SERVICE' | 'LEAD_TRANSFER' | 'MINUTES',
  DocumentFill
> = {
  SERVICE_ADDRESS: fillServiceAddress,
  PROOF_OF_SERVICE: fillProofOfService,
  LEAD_TRANSFER: fillLeadTransfer,
  MINUTES: fillMinutes,
};
