import { brokenBytes, shuffledWords } from './broken-text.js';
import type { Ground } from './ground.js';
import type { FuzzInput } from './input.js';
import { done, operation } from './operations.js';
import type { Random } from '../../kit/random.js';

/** An operation whose text is broken: as bytes, as JSON, or as a document. */
export function documentInput(random: Random, ground: Ground): FuzzInput {
  const { person, body, mutation } = operation(random, ground, true);
  const broken = random.pick([
    () => brokenBytes(random, Buffer.from(body)),
    () => brokenQuery(body, (query) => brokenBytes(random, Buffer.from(query)).toString('utf8')),
    () => brokenQuery(body, (query) => shuffledWords(random, query)),
    () => Buffer.from(shuffledWords(random, body)),
  ])();
  return {
    says: `${person.id} ${JSON.stringify(broken.toString('utf8'))}`,
    asker: person.id,
    ...(mutation && { acted: done }),
    send: async () =>
      ground.send(`${ground.hub.url}/graphql`, {
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${await ground.token(person)}`,
        },
        body: broken,
      }),
  };
}

function brokenQuery(body: string, breakIt: (query: string) => string): Buffer {
  try {
    const { query, variables } = JSON.parse(body) as { query: string; variables?: unknown };
    return Buffer.from(JSON.stringify({ query: breakIt(query), variables }));
  } catch {
    return Buffer.from(JSON.stringify({ query: breakIt(body) }));
  }
}
