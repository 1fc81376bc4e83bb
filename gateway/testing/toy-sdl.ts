/** The subgraph of a toy agency whose part of a case stands under this field. */
export function toySdl(field: string): string {
  const type = field[0]!.toUpperCase() + field.slice(1);
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
scalar ${type}Money
type Query {
  ${field}Who: String  ${field}Pay(amount: ${type}Money!): String  ${field}Fail: String
  ${field}Rows(first: Int! = 50): [${type}Row!]!  ${field}Match(filter: ${type}Filter, ids: [ID!]): Boolean
  ${field}Deliveries(first: Int! = 50): ${type}Deliveries!
}
type ${type}Row { id: ID!  text(part: Int): String  rows(first: Int! = 10): [${type}Row!]! }
input ${type}Filter { is: String  and: [${type}Filter!] }
type ${type}Delivery { subject: ID! }
type ${type}Deliveries { nodes: [${type}Delivery!]! }
type Mutation { ${field}Act: Boolean!  ${field}ResendMessage(id: ID!, reason: String!): ${type}Row }
type Case @key(fields: "id") { id: ID!  ${field}: ${type}Part }
type ${type}Part { note: String!  reader: String!  refused: String  parties: [${type}Row!] }`;
}
