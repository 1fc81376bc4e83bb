// What somebody would write by hand for these two operations and nothing else: node:http, undici, one query for each agency.
import { createServer } from 'node:http';
import { Agent, request } from 'undici';

const { plans, agencies } = JSON.parse(process.env.FAN_OUT);
const dispatcher = new Agent({ connections: 64 });

async function ask(agency, query, variables) {
  const { body } = await request(agencies[agency], {
    ...{ dispatcher, method: 'POST', headers: { 'content-type': 'application/json' } },
    body: JSON.stringify({ query, variables }),
  });
  return (await body.json()).data;
}

async function caseView({ id }) {
  const representations = [{ __typename: 'Case', id }];
  const parts = await Promise.all(
    plans.case.map(({ agency, query }) => ask(agency, query, { representations })),
  );
  return { case: Object.assign({ id }, ...parts.map(({ _entities: [part] }) => part)) };
}

async function page(variables) {
  const { docketCases } = await ask('docket', plans.list.first, variables);
  const nodes = docketCases.edges.map(({ node }) => node);
  const representations = nodes.map(({ id }) => ({ __typename: 'Case', id }));
  const parts = await Promise.all(
    plans.list.then.map(({ agency, query }) => ask(agency, query, { representations })),
  );
  for (const { _entities } of parts) nodes.forEach((node, at) => Object.assign(node, _entities[at]));
  return { docketCases };
}

const server = createServer(async (incoming, outgoing) => {
  if (incoming.method === 'GET') return void outgoing.end('ready');
  const parts = [];
  for await (const part of incoming) parts.push(part);
  const { variables } = JSON.parse(Buffer.concat(parts).toString('utf8'));
  const data = variables.id === undefined ? await page(variables) : await caseView(variables);
  outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data }));
});
server.listen(Number(process.env.PORT), '127.0.0.1');
