import { randomUUID } from 'node:crypto';
import { canonical } from '#kernel/canonical.js';
import { type AgencyDoor, brief, codeIn, parsed } from './agency-door.js';
import { type Check, type Outcome, well, wrong } from './check.js';

const noSignature = 'A'.repeat(86);
const unknownOrganisation = '91000000FAKE00000X';

/** A message as another organisation would send it, but for its signature. */
function letter(door: AgencyDoor, changed: Record<string, unknown> = {}): string {
  const { book, agency } = door.options;
  const sender = book.organisations.find((other) => other.agency !== agency)!;
  return canonical({
    ...{ specversion: '1.0', id: randomUUID(), source: `urn:wufang:${sender.code}`, type: 'CaseProgressed' },
    ...{
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      dest: door.organisations[0]!.code,
    },
    ...{ caseid: 'WF-000000-X-2000-000000-0', caseseq: 1, schemaver: '1.0', data: {} },
    ...changed,
  });
}

function keyOfSender({ options: { book, agency } }: AgencyDoor): string {
  return book.organisations.find((other) => other.agency !== agency)?.keys[0]?.id ?? 'unknown#1';
}

function refused(
  id: string,
  title: string,
  status: number,
  code: string,
  text: (door: AgencyDoor) => string,
): Check {
  return {
    ...{ id, group: 'EXCHANGE', title, expected: `${status}，代码 ${code}` },
    try: async (door) => {
      const headers = { 'wufang-key': keyOfSender(door), 'wufang-signature': noSignature };
      const answer = await door.deliver(text(door), headers);
      return answer.status === status && codeIn(answer.text) === code
        ? well(brief(answer))
        : wrong(brief(answer));
    },
  };
}

/** Has the other agencies, one after the other, carry a message again that this one has receipted to them. */
async function sameReceipt(door: AgencyDoor): Promise<Outcome> {
  const { agency, book } = door.options;
  const neighbours = [...new Set(book.organisations.map((other) => other.agency))].filter(
    (name) => name !== agency,
  );
  for (const neighbour of neighbours)
    for (const { code } of door.organisations) {
      const answer = await door.askNeighbour(neighbour, '/conform/repeat', { to: code }).catch(() => null);
      const repeated = (
        answer && (parsed(answer.text) as { repeated?: { status: number; same: boolean } | null })
      )?.repeated;
      if (!repeated) continue;
      if (repeated.status === 200 && repeated.same) return well('200，回执逐字相同');
      return wrong(repeated.status === 200 ? '200，但回执与第一次不同' : `${repeated.status || '没有答复'}`);
    }
  return wrong('还没有单位向它送达过消息：先从别的单位移送一件，再来自测');
}

/** What comes from other organisations. */
export const exchangeChecks: readonly Check[] = [
  refused('BAD_SIGNATURE', '签名不对的消息，拒收', 401, 'BAD_SIGNATURE', letter),
  refused('UNKNOWN_SENDER', '通讯录里没有的单位发来的消息，拒收', 401, 'UNKNOWN_SENDER', (door) =>
    letter(door, { source: `urn:wufang:${unknownOrganisation}` }),
  ),
  refused('NOT_ADDRESSED', '发给别的单位的消息，拒收', 421, 'NOT_ADDRESSED_HERE', (door) =>
    letter(door, { dest: unknownOrganisation }),
  ),
  refused('VERSION', '不认识的消息版本，请对方稍后再送', 426, 'VERSION_UNKNOWN', (door) =>
    letter(door, { schemaver: '99.0' }),
  ),
  refused('MALFORMED', '不成格式的消息，拒收', 400, 'MALFORMED', () => '{"specversion":'),
  {
    ...{ id: 'TOO_LARGE', group: 'EXCHANGE', title: '超过 256 KB 的消息，不读' },
    expected: '413 或 400',
    try: async (door) => {
      const headers = { 'wufang-key': keyOfSender(door), 'wufang-signature': noSignature };
      const answer = await door.deliver(letter(door, { data: { text: 'x'.repeat(300 * 1024) } }), headers);
      return [400, 413].includes(answer.status) ? well(brief(answer)) : wrong(brief(answer));
    },
  },
  {
    ...{ id: 'SAME_RECEIPT', group: 'EXCHANGE', title: '同一条消息再送一次，回执逐字相同' },
    expected: '200，与第一次的回执相同，不重复办理',
    try: sameReceipt,
  },
  {
    ...{ id: 'WATERMARK', group: 'EXCHANGE', title: '对账要签名：没有签名的对账请求，拒绝' },
    expected: '4xx，不给水位',
    try: async (door) => {
      const endpoint = new URL(door.organisations[0]!.endpoint);
      const path = endpoint.pathname.replace(/\/messages$/, '/watermarks');
      const answer = await door.at(path, 'POST', { 'content-type': 'application/json' }, '{}');
      const shut = answer.status >= 400 && answer.status < 500 && codeIn(answer.text) !== null;
      return shut ? well(brief(answer)) : wrong(brief(answer));
    },
  },
];
