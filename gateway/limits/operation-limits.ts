/** The largest request body, in bytes. */
export const largestBody = 256 * 1024;

/** What one document may ask for; fragments are counted at every place they are used. */
export const operationLimits = {
  /** Letters of the document; long texts belong into variables. */
  letters: 50_000,
  /** Words and signs of the document. */
  words: 4000,
  /** Signs that open a level: braces, brackets and parentheses within each other. */
  nesting: 40,
  /** Letters of one name. */
  nameLength: 100,
  operations: 10,
  fragments: 50,
  variables: 100,
  depth: 15,
  /** The schema's own description is deep by nature; it is answered in development only. */
  introspectionDepth: 20,
  /** Fields under another name: each is another question, so that many cases cannot be tried in one request. */
  aliases: 30,
  directives: 9,
  /** Fields, inline fragments and uses of fragments. */
  selections: 1000,
  rootFields: 20,
  /** How often one field of the answer may be asked for; the library compares all of them in pairs. */
  repetitions: 20,
  /** The most that may be asked for by `first`; no agency gives more. */
  first: 200,
  /** Items a list is counted with when `first` does not say how many. */
  assumedItems: 10,
  /**
   * A field costs 1, the fields of a list item 1 for each item. The case view with every agency's part costs 5,400 and a
   * worklist of 200 rows 3,200; the limit is more than five times the widest of what the desk asks.
   */
  cost: 40_000,
};

/** What the variables of one request may hold. */
export const variableLimits = { depth: 20, values: 2000 };

/** What a body may hold, variables and all: commas and colons, and brackets within each other. */
export const jsonLimits = { parts: 2 * variableLimits.values + 100, depth: variableLimits.depth + 5 };
