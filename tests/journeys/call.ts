import type { Scene } from './scene.js';

/** The arguments of a mutation by name, each with its type in the schema. */
export type Arguments = Record<string, [type: string, value: unknown]>;

/** Does a mutation with arguments of its own and answers the fields asked for. */
export async function call<T = any>(
  { hub }: Scene,
  person: string,
  name: string,
  given: Arguments,
  fields: string,
): Promise<T> {
  const data = await hub.must(person, mutation(name, given, fields), values(given));
  return data[name] as T;
}

/** The code of the refusal that the same mutation meets, and its hint. */
export async function callRefused(
  { hub }: Scene,
  person: string,
  name: string,
  given: Arguments,
): Promise<{ code: string; message: string; hint: string | null }> {
  return hub.refusal(person, mutation(name, given, '__typename'), values(given));
}

function mutation(name: string, given: Arguments, fields: string): string {
  const names = Object.keys(given);
  const signature = names.map((each) => `$${each}: ${given[each]![0]}`).join(', ');
  const passed = names.map((each) => `${each}: $${each}`).join(', ');
  return `mutation(${signature}) { ${name}(${passed}) { ${fields} } }`;
}

function values(given: Arguments): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).map(([name, [, value]]) => [name, value]));
}
