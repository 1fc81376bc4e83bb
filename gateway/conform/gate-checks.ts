import { generateKeyPairSync } from 'node:crypto';
import { type AgencyDoor, brief, codeIn, type DoorAnswer, type Spoiling } from './agency-door.js';
import { type Check, type Outcome, well, wrong } from './check.js';

const alive = '{ __typename }';
const refusal = '401，代码 UNAUTHENTICATED，不给数据';

function refused(answer: DoorAnswer): Outcome {
  const shut = answer.status === 401 && codeIn(answer.text) === 'UNAUTHENTICATED';
  return shut ? well(brief(answer)) : wrong(brief(answer));
}

function shut(
  id: string,
  title: string,
  spoiling: (door: AgencyDoor) => Spoiling | Promise<Spoiling>,
): Check {
  return {
    ...{ id, title, group: 'GATE', expected: refusal },
    try: async (door) => refused(await door.ask(alive, await spoiling(door))),
  };
}

function strangersKey({ options }: AgencyDoor): Spoiling {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    key: {
      id: options.key().id,
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
  };
}

/** The token says another audience, under the signature it had. */
async function readdressed({ options }: AgencyDoor): Promise<Spoiling> {
  const [head, claims, signature] = (await options.token()).split('.') as [string, string, string];
  const said = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object;
  const other = Buffer.from(JSON.stringify({ ...said, aud: 'elsewhere' })).toString('base64url');
  return { token: `${head}.${other}.${signature}` };
}

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** Who may come in: the gateway's signature together with a person's own token, and nobody else. */
export const gateChecks: readonly Check[] = [
  {
    ...{ id: 'OPENS', group: 'GATE', title: '网关签名加本人令牌，可以进入' },
    expected: '200，{"data":{"__typename":"Query"}}',
    try: async (door) => {
      const answer = await door.ask(alive);
      const opened = answer.status === 200 && answer.data?.__typename === 'Query';
      return opened ? well('200 Query') : wrong(brief(answer));
    },
  },
  shut('UNSIGNED', '没有网关签名，拒绝', () => ({ unsigned: true })),
  shut('NO_TOKEN', '没有本人令牌，拒绝', () => ({ token: null })),
  shut('STRANGER', '别人的密钥冒用网关编号签名，拒绝', strangersKey),
  shut('OTHER_AUDIENCE', '令牌的受众被改写，拒绝', readdressed),
  shut('OTHER_AGENCY', '签给别的单位的请求，拒绝', () => ({ signedFor: 'elsewhere' })),
  shut('OTHER_BODY', '签名之后改了内容，拒绝', () => ({
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  })),
  shut('PURPOSE_ADDED', '签名之后加上查询事由，拒绝', () => ({
    added: { 'wufang-purpose': '{"reason":"CASE_HANDLING"}' },
  })),
  shut('EXPIRED', '十分钟前签名的请求，拒绝', () => ({ signedAt: ago(10) })),
  shut('FROM_FUTURE', '十分钟后签名的请求，拒绝', () => ({ signedAt: ago(-10) })),
  {
    ...{ id: 'REPLAY', group: 'GATE', title: '同一个签名请求再来一次，拒绝' },
    expected: `第一次 200，第二次 ${refusal}`,
    try: async (door) => {
      const body = JSON.stringify({ query: alive });
      const headers = await door.headers(body);
      const first = await door.bring(headers, body);
      if (first.status !== 200) return wrong(`第一次 ${brief(first)}`);
      const second = refused(await door.bring(headers, body));
      return { ...second, got: `第一次 200，第二次 ${second.got}` };
    },
  },
  {
    ...{ id: 'GET', group: 'GATE', title: '地址栏里的查询（GET），拒绝' },
    expected: '4xx，不给数据',
    try: async (door) => {
      const answer = await door.at(`${door.options.graphql.pathname}?query=${encodeURIComponent(alive)}`);
      const shutOut = answer.status >= 400 && answer.status < 500 && !answer.text.includes('"data"');
      return shutOut ? well(brief(answer)) : wrong(brief(answer));
    },
  },
];
