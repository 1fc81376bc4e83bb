import { bytesOfText } from './byte-text.js';
import type { SourceCall } from './run.js';

/** One operation for an agency as GraphQL over HTTP has it, in bytes; objects asked about are JSON already and are not parsed again. */
export function bodyOf({ queryJson, variables, representations }: SourceCall): string {
  const own = Object.keys(variables).length > 0 ? bytesOfText(JSON.stringify(variables)).slice(1, -1) : '';
  const lists = [...representations].map(([name, texts]) => `${JSON.stringify(name)}:[${texts.join(',')}]`);
  const all = own ? [own, ...lists] : lists;
  return `{"query":${queryJson},"variables":{${all.join(',')}}}`;
}
