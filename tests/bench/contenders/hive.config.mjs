// The settings by which it was found fastest; its planner is the Rust one.
import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';

export const gatewayConfig = defineConfig({
  supergraph: process.env.SUPERGRAPH,
  unifiedGraphHandler,
  port: Number(process.env.PORT),
  host: '127.0.0.1',
  ...{ requestId: false, graphiql: false, landingPage: false, maskedErrors: false, logging: true },
  webhooks: false,
});
