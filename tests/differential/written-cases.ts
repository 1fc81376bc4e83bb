/** What the checks of federation ask, in the words of the small federation. */
export const writtenCases: Record<string, string> = {
  'shared fields': '{ shared { one two } papers { author { name badge { office number } } } }',
  'a shared field of which another agency keeps one part': '{ people { name rank mood } me { name rank } }',
  'a field another agency took over': '{ me { id rank superior { rank name } } }',
  'a field given along': '{ desk { id author { mood name } holders { mood } } }',
  'fields required of another agency': '{ letters { id postage label { text to { id name } } } }',
  'required fields asked for as well, under other names':
    '{ letters { w: weight n: pages postage weight: pages } }',
  'required fields within objects':
    '{ people { address parcels { of { postage copies { label { text } } } } } }',
  'one requirement that rests on another':
    '{ parcels { sender { address } of { label { to { address } } } } }',
  'objects of an interface':
    '{ papers { __typename id title ... on Letter { pages kind } ... on Form { sheets { row } } } }',
  'an interface another agency knows as one type':
    '{ papers { place shelf { no } } latest { __typename title place } }',
  'the same from that agency on':
    '{ shelf(no: 1) { papers { title ... on Form { sheets { folded } } versions { __typename id } } keeper { name } } }',
  'a type hidden from clients':
    '{ papers { title } paper(id: "1") { __typename id author { id } } latest { id title __typename } }',
  'a code hidden from clients': '{ letters { kind } parcels { of { kind } } }',
  'a union':
    '{ record { __typename ... on Letter { postage } ... on Person { address } ... on Sheet { folded lines { text } } } }',
  'a list of a union':
    '{ records { ... on Named { name } ... on Paper { id place } ... on Sheet { folded } ... on Person { id mood } } }',
  'an interface of two agencies':
    '{ everybody { __typename name ... on Person { rank address } ... on Team { lead { mood } members { parcels { id } } } } }',
  'an interface with an object that is no entity there':
    '{ lost { __typename id ... on Bag { shelf { no keeper { name } } inside { id weightGrams } } ... on Parcel { sender { name } } } }',
  'lists in lists':
    '{ grid { id row folded lines { text people { name address } paper { place } } } cube { folded } me { team { name parcels { id } } } }',
  'a key with a null':
    '{ grid { folded } papers { ... on Form { sheets { id row folded lines { text } } } } }',
  'a key of objects':
    '{ me { badge { number office } address } people { badge { office } superior { address } } }',
  'the same object many times':
    '{ letters(first: 9) { postage copies { postage copies { postage author { address } } } } }',
  'the same field many times':
    '{ papers { author { id } } papers { author { name } ... on Letter { author { address } } } }',
  conditions:
    'query ($yes: Boolean!, $no: Boolean! = false, $maybe: Boolean = true) { letters @include(if: $yes) { id @skip(if: $no) postage @include(if: $maybe) ... @include(if: $no) { kind } } me @skip(if: $yes) { address } people @include(if: $no) @skip(if: $no) { id } __typename @skip(if: true) }',
  'a condition over everything':
    'query ($no: Boolean = false) { ... @include(if: $no) { letters { postage } } }',
  'names of types under other names':
    '{ q: __typename papers { t: __typename author { __typename p: __typename } } records { __typename t: __typename } }',
  'acts one after another':
    'mutation { a: sendLetter(id: "1") { postage author { address } } burn(id: "2") b: sendLetter(id: "3", kind: PLAIN) { id place } __typename }',
  'variables and their defaults':
    'query ($id: ID = "7", $first: Int, $no: Int! = 4) { paper(id: $id) { id place } letters(first: $first) { postage } shelf(no: $no) { papers { id } } }',
  'fragments in fragments':
    '{ papers { ...one } } fragment one on Paper { id ...two } fragment two on Paper { ... on Letter { ...three } place } fragment three on Letter { postage ...four } fragment four on Paper { shelf { no } }',
};

export const writtenVariables: Record<string, Record<string, unknown>> = {
  conditions: { yes: true },
  'variables and their defaults': { first: 2 },
};
