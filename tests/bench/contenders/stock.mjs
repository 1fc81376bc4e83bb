// The libraries as they come: Apollo Server over Apollo Gateway.
import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { signed, signs } from './sign.mjs';

/** Sends the person's token on, and signs what is sent. */
class SigningSource extends RemoteGraphQLDataSource {
  constructor(config) {
    super(config);
    const { fetcher } = this;
    this.fetcher = (url, init) =>
      fetcher(url, {
        ...init,
        headers: signed(url, Object.fromEntries(new Headers(init.headers)), init.body),
      });
  }

  willSendRequest({ request, context }) {
    if (context.authorization) request.http.headers.set('authorization', context.authorization);
  }
}

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(process.env.SUPERGRAPH, 'utf8'),
  ...(signs && { buildService: ({ url }) => new SigningSource({ url }) }),
});
const server = new ApolloServer({ gateway });
await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: Number(process.env.PORT) },
  context: async ({ req }) => ({ authorization: req.headers.authorization }),
});
