import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RequestContext } from '#kernel/context.js';
import { DocumentFileEntity } from '#kernel/documents/document.entity.js';
import { draftDocument } from '#kernel/documents/draft-document.js';
import { issueDocument } from '#kernel/documents/issue-document.js';
import { registerSeal } from '#kernel/documents/keep-seals.js';
import { sealDocument } from '#kernel/documents/seal-document.js';
import { receiveFiling } from '../filing-intake/receive-filing.js';
import { bothSides, type CourtRoom, courtRoom, theUnion, wageFiling } from '../testing/court-room.js';
import { delegateMediation } from './delegate-mediation.js';

let room: CourtRoom;
let recordId: string;
const type = 'DELEGATION_LETTER';
const supplements = { phone: '0632-0000000' };
beforeAll(async () => {
  room = await courtRoom();
  room.setTime('2024-09-05T10:00:00+08:00');
  const intake = await receiveFiling(room.clerkOfCourt(), wageFiling(bothSides));
  const delegation = { filingIntakeId: intake.id, to: theUnion, number: '（2024）鲁0499民诉前调9001号' };
  recordId = (
    await delegateMediation(room.clerkOfCourt(), {
      ...delegation,
      materials: ['起诉状副本', '送达地址确认书'],
    })
  ).id;
});
afterAll(() => room.stop());

/** The clerk with the administrator's role as well, who registers the seal. */
function administrator(): RequestContext {
  const { actor, agency } = room.clerkOfCourt();
  return new RequestContext(agency, { ...actor, roles: ['ADMINISTRATOR'] });
}

describe('the letter of delegation (8.1)', () => {
  test('says what the case, the referral and the law say, and asks for the telephone number alone', async () => {
    await expect(
      draftDocument(room.clerkOfCourt(), { type, recordId, supplements: {} }),
    ).rejects.toMatchObject({
      code: 'DOCUMENT_INCOMPLETE',
      message: '《委派调解函》缺少：联系电话。',
    });
    const { fields } = await draftDocument(room.clerkOfCourt(), { type, recordId, supplements });
    expect(fields).toEqual({
      addressee: room.court.book.organisation(theUnion).name,
      parties: '测试甲与虚构市中科技有限公司',
      dispute: expect.stringContaining('劳动报酬'),
      materials: '起诉状副本、送达地址确认书',
      answerBy: '2024年9月10日',
      limit: '自接受委派之日起30日',
      contact: '样例',
      phone: '0632-0000000',
    });
  });

  test('is not drawn up by who does not work the mediation', async () => {
    const { actor, agency } = room.clerkOfCourt();
    for (const changes of [{ organisation: theUnion }, { roles: ['MEDIATOR' as const] }])
      await expect(
        draftDocument(new RequestContext(agency, { ...actor, ...changes }), { type, recordId, supplements }),
      ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is sealed and issued under the number of the case, as PDF and Word', async () => {
    const { id } = await draftDocument(room.clerkOfCourt(), { type, recordId, supplements });
    const { actor } = room.clerkOfCourt();
    const seal = await registerSeal(administrator(), {
      ...{ name: '虚构法院诉前调解专用章', keeperId: actor.id, keeperName: actor.name },
      ...{ validFrom: '2024-01-01', validUntil: '2026-12-31' },
    });
    await sealDocument(room.clerkOfCourt(), id, seal.id);
    const issued = await issueDocument(room.clerkOfCourt(), id);
    expect(issued).toMatchObject({ state: 'ISSUED', number: '（2024）鲁0499民诉前调9001号' });
    const files = await room.court.dataSource.manager.findBy(DocumentFileEntity, { documentId: id });
    expect(files.map(({ format }) => format).sort()).toEqual(['DOCX', 'PDF']);
    expect(files.find((file) => file.issued)).toMatchObject({ format: 'PDF', sha256: issued.hash });
  });
});
