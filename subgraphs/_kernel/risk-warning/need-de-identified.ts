import type { PartyEntity } from '#kernel/party/party.entity.js';
import { Refusal } from '#kernel/refusal.js';

type Named = Pick<PartyEntity, 'kind' | 'name' | 'idNumber' | 'phone'>;

/** Digits that are an identity number or a mobile phone, whoever's. */
const personal = /(?<!\d)(\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/;

/** A text that goes to everybody names no person of the case and no number of a person. Refuses with CONFIDENTIAL. */
export function needDeIdentified(text: string, parties: readonly Named[]): void {
  const persons = parties.filter(({ kind }) => kind === 'PERSON');
  const marks = persons.flatMap(({ name, idNumber, phone }) => [name, idNumber, phone]);
  const told = marks.some((mark) => mark !== null && mark !== '' && text.includes(mark));
  if (!told && !personal.test(text)) return;
  throw new Refusal(
    'CONFIDENTIAL',
    '预警信息不得写明劳动者的姓名、身份证号或者电话。',
    '请改为人数和事由；确需提供个人信息的，请写明理由。',
  );
}
