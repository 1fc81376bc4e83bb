import { court } from '../../../infra/county/organisations.js';
import { fileSupport } from '../../../subgraphs/procuratorate/supported-litigation/file-support.js';
import { SupportedLitigationEntity } from '../../../subgraphs/procuratorate/supported-litigation/support.entity.js';
import {
  decideSupport,
  reviewSupport,
} from '../../../subgraphs/procuratorate/supported-litigation/work-support.js';
import type { Stopped } from './arrow-journey.js';
import type { Linkage } from './linkage.js';

type Out = (room: Linkage) => Promise<string>;

let serial = 5000;
const next = (): number => (serial += 1);

async function underReview(room: Linkage, out: Out): Promise<string> {
  const { id: referralId } = await room.sent('union', await out(room), 'A11');
  await room.deliverAll();
  const { manager } = room.agency('procuratorate').dataSource;
  const { id } = await manager.findOneByOrFail(SupportedLitigationEntity, { referralId });
  await reviewSupport(room.at('procuratorate', 'PROCURATOR'), id);
  return id;
}

const decision = (id: string) => ({ id, number: `虚构检民支〔2025〕${next()}号`, reason: '符合条件' });

export const notYetSuable = (out: Out): Stopped => ({
  code: 'ARBITRATION_FIRST',
  async attempt(room) {
    const id = await underReview(room, out);
    return decideSupport(room.at('procuratorate', 'PROCURATOR'), decision(id));
  },
});

/** Nobody has sued yet: the procuratorate hands in no statement in the claimant's place. */
export const nobodySues = (out: Out): Stopped => ({
  code: 'BAD_INPUT',
  async attempt(room) {
    const id = await underReview(room, out);
    const procurator = room.at('procuratorate', 'PROCURATOR');
    await decideSupport(procurator, { ...decision(id), directSuitGround: 'WAGE_IOU' });
    return fileSupport(procurator, { id, courtCode: court.code, suedOn: '2025-12-31' });
  },
});
