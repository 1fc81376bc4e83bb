import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { entrySource } from '../../../gateway/entry.js';

// The front door's own subgraph as a program, for gateways that know subgraphs by HTTP alone. Tells its parent its port.

interface Asked {
  query: string;
  variables?: Record<string, unknown>;
}

const source = entrySource();
const server = createServer((request, response) => {
  void (async () => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8')) as Asked;
    const answer = await source.process({
      request: { query: body.query, variables: body.variables ?? {} },
    } as unknown as Parameters<typeof source.process>[0]);
    const bytes = Buffer.from(JSON.stringify(answer));
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length })
      .end(bytes);
  })();
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit());
