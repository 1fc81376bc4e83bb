import { buildSchema, GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { classify } from './classified.js';

const directives = `
  directive @tag(name: String!) repeatable on FIELD_DEFINITION | OBJECT | INTERFACE | UNION
  directive @key(fields: String!) on OBJECT
`;
const classified = (sdl: string) => classify(buildSchema(directives + sdl));
const fieldsOf = (sdl: string) => Object.fromEntries(classified(sdl).fields);
const needsOf = (sdl: string) => Object.fromEntries(classified(sdl).needs);

describe('the class of a field', () => {
  test('is what its tag says', () => {
    expect(
      fieldsOf(`
        type Query { file: File, figure: Int @tag(name: "statistics") }
        type File { title: String @tag(name: "header") phone: String @tag(name: "party-phone") }`),
    ).toEqual({
      'Query.file': 'STRUCTURE',
      'Query.figure': 'STATISTICS',
      'File.title': 'HEADER',
      'File.phone': 'PARTY_PHONE',
    });
  });

  test('is what its type says once for all its fields', () => {
    expect(
      fieldsOf(`
        type Query { file: [File!]! }
        type File @tag(name: "audit") { at: String! by: String }`),
    ).toEqual({ 'Query.file': 'STRUCTURE', 'File.at': 'AUDIT', 'File.by': 'AUDIT' });
  });

  test('of an act is found as that of a question', () => {
    expect(
      fieldsOf(`
        type Query { figure: Int @tag(name: "statistics") }
        type Mutation { open: File!, count: Int! @tag(name: "header") }
        type File { title: String @tag(name: "header") }`),
    ).toMatchObject({ 'Mutation.open': 'STRUCTURE', 'Mutation.count': 'HEADER' });
  });

  test('of a root field that answers an object may be said', () => {
    expect(
      fieldsOf(`
        type Query { found: File @tag(name: "inquiry-result") either: Either }
        union Either = File
        type File { title: String @tag(name: "header") }`),
    ).toMatchObject({ 'Query.found': 'INQUIRY_RESULT', 'Query.either': 'STRUCTURE' });
  });

  test('is told apart from other tags and directives', () => {
    expect(
      fieldsOf(`
        type Query { figure: Int @tag(name: "public") @tag(name: "statistics") }
        type File @key(fields: "header") { title: String @tag(name: "header") @deprecated(reason: "claim") }`),
    ).toEqual({ 'Query.figure': 'STATISTICS', 'File.title': 'HEADER' });
  });

  test('is not asked of what federation adds', () => {
    expect(
      fieldsOf(`
        scalar _Any
        union _Entity = File
        type _Service { sdl: String }
        type Query {
          figure: Int @tag(name: "statistics")
          _entities(representations: [_Any!]!): [_Entity]!
          _service: _Service!
        }
        type File { title: String @tag(name: "header") }`),
    ).toMatchObject({ 'Query.figure': 'STATISTICS' });
  });
});

describe('a schema is refused', () => {
  const faults = (sdl: string) => {
    try {
      classified(sdl);
    } catch (error) {
      return (error as Error).message.split('\n');
    }
    return [];
  };
  const said = 'Every field declares its data class with @DataClass:';

  test('with every place where a class is missing or there are two', () => {
    expect(
      faults(`
        type Query { file: File, figure: Int }
        type Mutation { count: Int }
        type File { title: String, phone: String @tag(name: "party-phone") @tag(name: "claim") }
        type Page @tag(name: "structure") { total: Int @tag(name: "statistics") }`),
    ).toEqual([
      said,
      'Query.figure: no data class',
      'Mutation.count: no data class',
      'File.title: no data class',
      'File.phone: more than one data class',
      'Page.total: more than one data class',
    ]);
  });

  test('where it was made without a text that could carry classes', () => {
    const query = new GraphQLObjectType({ name: 'Query', fields: { figure: { type: GraphQLInt } } });
    expect(() => classify(new GraphQLSchema({ query }))).toThrow('Query.figure: no data class');
  });

  test('where a class is misspelt', () => {
    expect(faults('type Query { figure: Int @tag(name: "statistic") }')).toEqual([
      ...[said, 'Query.figure: no data class'],
    ]);
  });

  test('where an object below the root leaves the class of its object to be guessed', () => {
    expect(
      faults(`
        type Query { file: File }
        type File { next: File }`),
    ).toEqual([said, 'File.next: no data class']);
  });

  test('where a name only resembles one of federation’s', () => {
    expect(
      faults(`
        type Query { file: My_Service, x_entities: Int, _entities_of: Int, _serviced: Int }
        type My_Service { sdl: String }`),
    ).toEqual([
      said,
      'Query.x_entities: no data class',
      'Query._entities_of: no data class',
      'Query._serviced: no data class',
      'My_Service.sdl: no data class',
    ]);
  });
});

describe('what an object needs', () => {
  test('are the classes of the fields that cannot be nothing, each once', () => {
    expect(
      needsOf(`
        type Query { file: File! }
        type File {
          title: String! @tag(name: "header")
          stage: String! @tag(name: "header")
          owner: Person! @tag(name: "party")
          facts: String @tag(name: "claim")
          notes: [String!]! @tag(name: "work-note")
          marks: [String] @tag(name: "lead")
        }
        type Person { name: String @tag(name: "party-name") }`),
    ).toEqual({ Query: [], File: ['HEADER', 'PARTY'], Person: [] });
  });
});
