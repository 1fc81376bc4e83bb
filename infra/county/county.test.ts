import { describe, expect, test } from 'vitest';
import { organisations, organisationsOf } from './organisations.js';
import { cards, people } from './people.js';
import { agencyNames, databaseOf, databaseVariableOf } from './process-table.js';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100-2015: weights 3^i mod 31. */
function checkCharacter(code: string): string | undefined {
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, 17)) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31];
}

/** GB 11714: the ninth character of the body checks the eight before it. */
function bodyCheckCharacter(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + Number.parseInt(body[at] ?? '', 36) * weight, 0);
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}

describe('the demo county', () => {
  test('checks codes as the standard’s own example does', () => {
    expect(checkCharacter('91350100M000100Y43')).toBe('3');
  });

  test.each(organisations)('$name has a credit code that passes both checks', ({ code }) => {
    expect(code).toHaveLength(18);
    expect(code[17]).toBe(checkCharacter(code));
    expect(code[16]).toBe(bodyCheckCharacter(code.slice(8, 17)));
  });

  test('has one register, and every agency serves at least one organisation', () => {
    expect(organisations.filter(({ register }) => register).map(({ agency }) => agency)).toEqual(['docket']);
    for (const agency of agencyNames) expect(organisationsOf(agency).length).toBeGreaterThan(0);
  });

  test('shows six cards, and gives nobody the id of another', () => {
    expect(cards.map(({ id }) => id)).toEqual([
      'court-clerk',
      'arbitrator',
      'procurator',
      'union-mediator',
      'legal-aid-officer',
      'leader',
    ]);
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
  });

  test('names databases and variables without hyphens', () => {
    expect(databaseOf('human-resources')).toBe('wufang_human_resources');
    expect(databaseVariableOf('human-resources')).toBe('HUMAN_RESOURCES_DATABASE_URL');
  });
});
