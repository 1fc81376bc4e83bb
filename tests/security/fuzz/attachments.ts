import { goodFiles, pdf, png, docx } from '../attachments/good-files.js';
import { brokenBytes } from './broken-text.js';
import { foreignIds } from './good-values.js';
import type { Ground } from './ground.js';
import type { FuzzInput, Reply } from './input.js';
import type { Random } from '../../kit/random.js';
import { hostileTexts, unwrittenTexts } from './strange-text.js';

const small = [
  ...goodFiles.filter(({ content }) => content.length < 10_000).map(({ content }) => content),
  pdf(),
  png(),
  docx(),
];
const kinds = ['EVIDENCE', 'APPLICATION', 'OTHER', 'no kind', '', '__proto__', 'evidence'];
const agencies = [
  'union',
  'court',
  'human-resources',
  'procuratorate',
  'justice',
  'docket',
  'nobody',
  '..',
  '%00',
  'UNION',
];

/** A file nobody may add: to a case that is not the person's, or broken, or with a name that is none. */
export function attachmentInput(random: Random, ground: Ground): FuzzInput {
  const person = random.pick(ground.people);
  const content = random.chance(0.7)
    ? brokenBytes(random, random.pick(small))
    : random.bytes(random.pick([0, 1, 100, 5000]));
  const agency = random.chance(0.7) ? person.agency : random.pick(agencies);
  const foreign = foreignIds(ground, person);
  const caseCode = random.pick([
    ...foreign.filter((id) => id.startsWith('WF-')),
    random.uuid(),
    '',
    ...unwrittenTexts,
    ...hostileTexts,
  ]);
  const name = random.pick([
    '起诉状.pdf',
    'a.png',
    'b.docx',
    '..',
    '',
    'x'.repeat(300),
    '../../a.pdf',
    'a.pdf\u0000.exe',
    ...hostileTexts,
    ...unwrittenTexts,
  ]);
  const query = [
    ['case', caseCode],
    ['name', name],
    ['kind', random.pick(kinds)],
  ]
    .filter(() => random.chance(0.95))
    .map(([key, value]) => `${key}=${encode(value!)}`);
  const read = random.chance(0.25);
  const id = random.pick([
    random.uuid(),
    '%00',
    'x',
    ...foreign.filter((one) => !one.startsWith('WF-')).slice(0, 20),
  ]);
  const path = read ? `/attachments/${agency}/${id}` : `/attachments/${agency}?${query.join('&')}`;
  const headers: Record<string, string> = {
    'content-type': random.chance(0.95) ? 'application/octet-stream' : 'application/json',
    ...(random.chance(0.95) && { 'wufang-upload': '1' }),
  };
  return {
    says: `${person.id} ${read ? 'GET' : 'POST'} ${path} ${content.toString('base64').slice(0, 2000)}`,
    asker: person.id,
    acted: ({ status }: Reply) => status === 201 || (read && status === 200),
    send: async () =>
      ground.send(`${ground.hub.url}${path}`, {
        method: read ? 'GET' : 'POST',
        headers: { ...headers, authorization: `Bearer ${await ground.token(person)}` },
        body: read ? null : content,
      }),
  };
}

/** Percent-encoded; what has no place in UTF-8 as the bytes a sloppy program would send. */
function encode(text: string): string {
  return [...Buffer.from(text, 'utf8')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}
