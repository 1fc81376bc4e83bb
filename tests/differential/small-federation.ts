import { compose } from '../../schema/compose.js';
import { openTwoExecutors, type Subgraph, type TwoExecutors } from './two-executors.js';
import type { Planner } from '../../gateway/execution/planner.js';

const link = (...names: string[]) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ${JSON.stringify(names)})\n`;

/** Everything of federation that the hub's own graph has little of. */
const subgraphs: Subgraph[] = [
  {
    name: 'papers',
    sdl: `${link('@key', '@shareable', '@inaccessible', '@override', '@external', '@provides')}
      type Query {
        papers: [Paper!]!  paper(id: ID!): Paper  letters(first: Int = 3): [Letter]  shared: Shared @shareable
        grid: [[Sheet!]]  cube: [[[Sheet]!]!]!  record: Record  records: [Record]  desk: Desk!  people: [Person!]
      }
      type Mutation { sendLetter(id: ID!, kind: Kind): Letter  burn(id: ID!): Boolean! }
      enum Kind { PLAIN REGISTERED HIDDEN @inaccessible }
      scalar Stamp
      interface Named { name: String }
      interface Paper @key(fields: "id") { id: ID!  title: String  author: Person }
      type Letter implements Paper @key(fields: "id") {
        id: ID!  title: String  author: Person  weight: Float  pages: Int!  kind: Kind  stamps: [Stamp!]  copies: [Letter!]
      }
      type Form implements Paper @key(fields: "id") { id: ID!  title: String  author: Person  sheets: [Sheet] }
      type Secret implements Paper @key(fields: "id") @inaccessible { id: ID!  title: String  author: Person }
      type Sheet @key(fields: "id row") { id: ID!  row: Int  lines: [[Line!]!] }
      type Line { text: String!  paper: Paper  people: [[Person]] }
      union Record = Letter | Form | Sheet | Person
      type Person implements Named @key(fields: "id") @key(fields: "badge { office number }") {
        id: ID!  badge: Badge  name: String @shareable  rank: Int @override(from: "people")
      }
      type Badge @shareable { office: String!  number: Int }
      type Desk { id: ID!  author: Person @provides(fields: "mood")  holders: [Person!]! }
      extend type Person { mood: String @external }
      type Shared @shareable { one: String!  two: Int }
    `,
  },
  {
    name: 'post',
    sdl: `${link('@key', '@external', '@requires', '@shareable')}
      type Query { parcels: [Parcel!]  shared: Shared @shareable  lost: Item }
      enum Kind { PLAIN REGISTERED }
      type Letter @key(fields: "id") {
        id: ID!  weight: Float @external  pages: Int! @external  kind: Kind @external  author: Person @external
        postage: Float @requires(fields: "weight pages")
        label: Label! @requires(fields: "kind author { id name badge { office } }")
      }
      type Label { text: String!  to: Person }
      type Person @key(fields: "id") {
        id: ID!  name: String @external  badge: Badge @external
        address: String @requires(fields: "name badge { office number }")  parcels: [Parcel]
      }
      type Badge @shareable { office: String!  number: Int }
      type Sheet @key(fields: "id row") { id: ID!  row: Int  folded: Boolean }
      interface Item { id: ID!  weightGrams: Int }
      type Parcel implements Item @key(fields: "id") { id: ID!  weightGrams: Int  of: [Letter!]!  sender: Person! }
      type Bag implements Item @key(fields: "id") { id: ID!  weightGrams: Int  inside: [Item] }
      type Shared @shareable { one: String!  two: Int }
    `,
  },
  {
    name: 'archive',
    sdl: `${link('@key', '@interfaceObject', '@shareable')}
      type Query { shelf(no: Int!): Shelf  latest: Paper }
      type Paper @key(fields: "id") @interfaceObject { id: ID!  place: String!  shelf: Shelf  versions: [Paper!] }
      type Shelf @key(fields: "no") { no: Int!  papers: [Paper]  keeper: Person }
      type Person @key(fields: "id") { id: ID! }
      type Bag @key(fields: "id") { id: ID!  shelf: Shelf! }
    `,
  },
  {
    name: 'people',
    sdl: `${link('@key', '@shareable', '@override')}
      type Query { me: Person  everybody: [Named!]! }
      interface Named { name: String }
      type Person implements Named @key(fields: "badge { office number }") @key(fields: "id") {
        id: ID!  badge: Badge @shareable  name: String @shareable  rank: Int  mood: String @shareable  superior: Person  team: [[Person!]]
      }
      type Team implements Named { name: String  members: [Person]  lead: Person! }
      type Badge @shareable { office: String!  number: Int }
    `,
  },
];

/** Fields of an invented operation: Apollo's planner weighs every way through an interface, and there are many. */
export const smallSizes = [6, 12, 20];

export function openSmallFederation(
  strict: boolean,
  plannerOf?: (supergraph: string) => Planner,
): Promise<TwoExecutors> {
  const services = subgraphs.map(({ name, sdl }) => ({ name, sdl, url: `http://${name}/graphql` }));
  return openTwoExecutors(compose(services), subgraphs, strict, plannerOf);
}
