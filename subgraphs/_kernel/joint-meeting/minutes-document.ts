import type { EntityManager } from 'typeorm';
import type { RequestContext } from '#kernel/context.js';
import type { FilledDocument } from '#kernel/documents/filled.js';
import { dateText } from '#kernel/documents/field-text.js';
import { MeetingParticipantEntity, MeetingTaskEntity } from './joint-meeting.entity.js';
import { loadMeeting } from './move-meeting.js';

/** Fills the minutes of a meeting (会议纪要): who came, what was said and agreed, and who does what by when. */
export async function fillMinutes(
  tx: EntityManager,
  ctx: RequestContext,
  id: string,
): Promise<FilledDocument> {
  const meeting = await loadMeeting(tx, ctx, id);
  const { caseCode, organisation, minutesNumber: number, heldOn, minutes } = meeting;
  const nameOf = (code: string): string => ctx.agency.book.find(code)?.name ?? code;
  const came = await tx.find(MeetingParticipantEntity, {
    where: { meetingId: id, attended: true },
    order: { organisation: 'ASC' },
  });
  const tasks = await tx.find(MeetingTaskEntity, { where: { meetingId: id }, order: { place: 'ASC' } });
  return {
    ...{ caseCode, organisation, number, signers: [] },
    fields: {
      heldOn,
      present: came
        .map((each) => nameOf(each.organisation) + (each.representative ? `（${each.representative}）` : ''))
        .join('、'),
      decisions:
        minutes &&
        [
          minutes,
          ...came.flatMap((each) =>
            each.position ? [`${nameOf(each.organisation)}：${each.position}`] : [],
          ),
          ...tasks.map(
            ({ owner, text, due }, at) =>
              `${at + 1}. ${text}。责任单位：${nameOf(owner)}；${dateText(due)}前完成。`,
          ),
        ].join('\n'),
    },
  };
}
