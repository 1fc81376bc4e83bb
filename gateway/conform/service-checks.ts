import { randomBytes } from 'node:crypto';
import { keyInForce } from '#kernel/exchange/address-book.js';
import { type AgencyDoor, brief, codeIn, parsed } from './agency-door.js';
import { type Check, type Outcome, well, wrong } from './check.js';

/** How long the gateway waits for an agency before it shows the page without it. */
const gatewayPatience = 1_200;
const calls = 10;
const mostSkew = 5_000;
const month = 30 * 86_400_000;

/** Whether the slowest but one in twenty comes before the gateway goes on without it; milliseconds. */
export function judgePace(times: readonly number[]): Outcome {
  const ranked = times.map(Math.round).sort((one, other) => one - other);
  const slowest = ranked[Math.ceil(ranked.length * 0.95) - 1]!;
  const got = `p95 ${slowest} 毫秒，中位 ${ranked[Math.floor(ranked.length / 2)]!} 毫秒`;
  return slowest <= gatewayPatience ? well(got) : wrong(got);
}

async function pace(door: AgencyDoor): Promise<Outcome> {
  const times: number[] = [];
  for (let call = 0; call < calls; call++) {
    const answer = await door.ask('{ __typename }');
    if (answer.status !== 200) return wrong(brief(answer));
    times.push(answer.milliseconds);
  }
  return judgePace(times);
}

function keys(door: AgencyDoor): Outcome {
  const now = Date.now();
  const lacking = door.organisations.filter(
    ({ keys: own }) =>
      !own.some((key) => keyInForce(key, new Date(now)) && Date.parse(key.validUntil) - now > month),
  );
  return lacking.length === 0 && door.organisations.length > 0
    ? well(`${door.organisations.length} 个单位都有`)
    : wrong(`没有：${lacking.map(({ name }) => name).join('、') || '通讯录里没有这个部门'}`);
}

/** How it stands as a service. */
export const serviceChecks: readonly Check[] = [
  {
    ...{ id: 'HEALTH', group: 'SERVICE', title: '报告自己的状态' },
    expected: '200，status 为 ready',
    try: async (door) => {
      const answer = await door.at('/health');
      const { status, problems = [] } = (parsed(answer.text) ?? {}) as {
        status?: string;
        problems?: string[];
      };
      const ready = answer.status === 200 && status === 'ready';
      return ready
        ? well('200 ready')
        : wrong(`${answer.status} ${status ?? '没有 status'} ${problems.join('、')}`.trim());
    },
  },
  {
    ...{ id: 'NOT_FOUND', group: 'SERVICE', title: '没有的地址，用 JSON 说明' },
    expected: '404，代码 NOT_FOUND，类型 application/json',
    try: async (door) => {
      const answer = await door.at('/no-such-place');
      const json = String(answer.headers['content-type']).startsWith('application/json');
      const said = answer.status === 404 && codeIn(answer.text) === 'NOT_FOUND' && json;
      return said ? well(brief(answer)) : wrong(brief(answer));
    },
  },
  {
    ...{ id: 'LARGE_QUERY', group: 'SERVICE', title: '超过 256 KB 的查询，不读' },
    expected: '413 或 400',
    try: async (door) => {
      const answer = await door.ask(`{ __typename } # ${'x'.repeat(300 * 1024)}`);
      return [400, 413].includes(answer.status) ? well(brief(answer)) : wrong(brief(answer));
    },
  },
  {
    ...{ id: 'TRACE', group: 'SERVICE', title: '带追踪编号（traceparent）的请求照常办理' },
    expected: '200',
    try: async (door) => {
      const traceparent = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`;
      const answer = await door.ask('{ __typename }', { added: { traceparent } });
      return answer.status === 200 && answer.data !== null ? well('200') : wrong(brief(answer));
    },
  },
  {
    ...{ id: 'CLOCK', group: 'SERVICE', title: '时钟与平台相差不超过 5 秒' },
    expected: 'Date 头与平台相差 5 秒以内',
    try: async (door) => {
      const { headers } = await door.at('/health');
      const skew = Date.parse(String(headers.date)) - Date.now();
      if (Number.isNaN(skew)) return wrong('没有 Date 头');
      // The header leaves out the milliseconds.
      return Math.abs(skew) <= mostSkew + 1_000
        ? well(`相差 ${Math.abs(Math.round(skew / 1000))} 秒`)
        : wrong(`相差 ${Math.abs(Math.round(skew / 1000))} 秒`);
    },
  },
  {
    ...{ id: 'PACE', group: 'SERVICE', title: `连问 ${calls} 次，p95 在平台等待时间内` },
    expected: `p95 不超过 ${gatewayPatience} 毫秒`,
    try: pace,
  },
  {
    ...{ id: 'KEYS', group: 'SERVICE', title: '通讯录里有在用的签名密钥' },
    expected: '每个单位至少一把在用，且还有 30 日以上有效',
    try: async (door) => keys(door),
  },
];
