import { Kind, parse, print, visit, type DefinitionNode } from 'graphql';
import { brief, type AgencyDoor, type GraphAnswer } from './agency-door.js';
import { type Check, type Outcome, well, wrong } from './check.js';

const unknownCase = 'WF-000000-X-2000-000000-0';
const otherCases = [unknownCase, 'WF-000000-X-2000-000001-0', 'WF-000000-X-2000-000002-0'];
const inside =
  /node_modules|\bat .+:\d+:\d+|ECONN|\b(?:\d{1,3}\.){3}\d{1,3}\b|relation "|select .+ from|\/(home|work|app|usr)\//i;

function ofCases(door: AgencyDoor, ids: readonly string[]): Promise<GraphAnswer> {
  const cases = ids.map((id) => `{ __typename: "Case", id: ${JSON.stringify(id)} }`).join(' ');
  return door.ask(
    `{ _entities(representations: [${cases}]) { ... on Case { id ${door.field} { __typename } } } }`,
  );
}

function entitiesOf({ data }: GraphAnswer): { id?: string }[] {
  return Array.isArray(data?._entities) ? (data._entities as { id?: string }[]) : [];
}

/** Every line of every type, whatever is written beside them, in whichever order, and whether in one piece. */
function shapes(sdl: string): Set<string> {
  const bare = visit(parse(sdl), {
    enter: (node) => ('description' in node ? { ...node, description: undefined } : undefined),
  });
  return new Set(bare.definitions.flatMap(linesOf));
}

function linesOf(definition: DefinitionNode): string[] {
  const name = 'name' in definition ? (definition.name?.value ?? '') : '';
  const ofTheProtocol = /^(_|federation__|link__|$)/.test(name);
  if (ofTheProtocol || definition.kind === Kind.DIRECTIVE_DEFINITION) return [];
  const lines = print(definition)
    .replace(/^extend /, '')
    .split('\n');
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '}' && !/^_(entities|service)\b/.test(line))
    .map((line) => `${name} ${line}`);
}

/** What of the agreed schema the served one has not, or has otherwise; and what it has besides. */
export function differences(agreed: string, served: string): string[] {
  const [ours, theirs] = [shapes(agreed), shapes(served)];
  const lines = [...ours, ...theirs].filter((line) => ours.has(line) !== theirs.has(line));
  const other = lines.map((line) => line.split(/[({:]/)[0]!.trim());
  return [...new Set(other)].sort();
}

async function servedSdl(door: AgencyDoor): Promise<Outcome> {
  const answer = await door.ask('{ _service { sdl } }');
  const sdl = (answer.data?._service as { sdl?: unknown } | undefined)?.sdl;
  if (typeof sdl !== 'string') return wrong(brief(answer));
  const different = differences(door.options.sdl, sdl);
  return different.length === 0
    ? well('一致')
    : wrong(
        `不一致：${different.slice(0, 5).join('、')}${different.length > 5 ? ` 等 ${different.length} 处` : ''}`,
      );
}

/** A case the agency has sent something about, as its administrator may know; none where it tells none. */
async function knownCase(door: AgencyDoor): Promise<string> {
  const field = `${door.field}Deliveries`;
  const { data } = await door.ask(`{ ${field}(first: 20) { nodes { subject } } }`);
  const nodes = (data?.[field] as { nodes?: { subject: string }[] } | undefined)?.nodes ?? [];
  return nodes.find(({ subject }) => subject.startsWith('WF-'))?.subject ?? otherCases[1]!;
}

/** The same but for the number that was asked for. */
function without(id: string, { data, errors }: GraphAnswer): string {
  const said = errors.map(({ message, extensions }) => [message, extensions?.code, extensions?.hint]);
  return JSON.stringify([data, said]).replaceAll(id, '*');
}

function refusesWell(answer: GraphAnswer): Outcome {
  const [error] = answer.errors;
  const code = error?.extensions?.code ?? '';
  const shaped = /^[A-Z][A-Z0-9_]*$/.test(code) && /\p{Script=Han}/u.test(error?.message ?? '');
  const got = error ? `${code || '没有代码'}：${error.message.slice(0, 60)}` : brief(answer);
  return shaped ? well(got) : wrong(got);
}

/** What is answered, and in which shape. */
export const graphChecks: readonly Check[] = [
  {
    ...{ id: 'SDL', group: 'GRAPH', title: '接口定义与约定（schema/）一致' },
    expected: '逐个类型、字段、参数一致',
    try: servedSdl,
  },
  {
    ...{ id: 'ENTITY_KEY', group: 'GRAPH', title: '按案件码取案件，主键原样返回' },
    expected: '一问一答，id 与所问相同，两次一样',
    try: async (door) => {
      const [one, two] = [await ofCases(door, [unknownCase]), await ofCases(door, [unknownCase])];
      const ids = [one, two].map((answer) =>
        entitiesOf(answer)
          .map((entity) => entity?.id ?? null)
          .join(),
      );
      return ids.every((id) => id === unknownCase) ? well(unknownCase) : wrong(ids.join('；') || brief(one));
    },
  },
  {
    ...{ id: 'ENTITY_ORDER', group: 'GRAPH', title: '一次取三件，件数和次序不变' },
    expected: '三件，次序与所问相同',
    try: async (door) => {
      const answer = await ofCases(door, otherCases);
      const ids = entitiesOf(answer).map((entity) => entity?.id);
      return ids.join() === otherCases.join()
        ? well('三件，次序相同')
        : wrong(`${ids.length} 件：${ids.join('、')}`);
    },
  },
  {
    ...{ id: 'FOREIGN_CASE', group: 'GRAPH', title: '无权看的案件与不存在的案件，答复一样' },
    expected: '除案件码外逐字相同，管理员看不到案件内容',
    try: async (door) => {
      const known = await knownCase(door);
      const [there, absent] = [await ofCases(door, [known]), await ofCases(door, [unknownCase])];
      if (without(known, there) === without(unknownCase, absent)) return well('一样');
      return wrong(
        `不一样：${without(known, there).slice(0, 80)} 与 ${without(unknownCase, absent).slice(0, 80)}`,
      );
    },
  },
  {
    ...{ id: 'REFUSAL', group: 'GRAPH', title: '不能办时说明代码和中文理由' },
    expected: '大写代码，中文说明',
    try: async (door) =>
      refusesWell(
        await door.ask(
          `mutation { ${door.field}ResendMessage(id: "00000000-0000-4000-8000-000000000000", reason: "联调自测") { id } }`,
        ),
      ),
  },
  {
    ...{ id: 'NO_INSIDE', group: 'GRAPH', title: '出错时不露内部情况' },
    expected: '没有堆栈、路径、地址和数据库语句',
    try: async (door) => {
      const texts = [];
      for (const query of [
        '{ nonsense',
        '{ noSuchField }',
        `{ ${door.field}Deliveries(first: "x") { total } }`,
      ])
        texts.push((await door.ask(query)).text);
      const body = '{"query":';
      texts.push((await door.bring(await door.headers(body), body)).text);
      const leak = texts.map((text) => inside.exec(text)?.[0]).find(Boolean);
      return leak ? wrong(`答复里有“${leak.slice(0, 40)}”`) : well('没有');
    },
  },
];
