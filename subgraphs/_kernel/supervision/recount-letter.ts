import { type EntityManager, IsNull } from 'typeorm';
import type { Recount } from '#kernel/deadline/recounted.js';
import { ReceivedLetterEntity } from './letter.entity.js';

/** The time to answer a letter ends on another day now. */
export async function recountLetter(tx: EntityManager, { recordId: id, due }: Recount): Promise<void> {
  await tx.update(ReceivedLetterEntity, { id, answeredOn: IsNull() }, { replyDue: due });
}
