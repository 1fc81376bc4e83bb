import { readFileSync } from 'node:fs';
import mercuriusGateway from '@mercuriusjs/gateway';
import Fastify from 'fastify';

const services = JSON.parse(readFileSync(process.env.SERVICES, 'utf8'));
const app = Fastify();
app.register(mercuriusGateway, { gateway: { services }, jit: 1, path: '/graphql' });
app.get('/', () => 'ready');
await app.listen({ host: '127.0.0.1', port: Number(process.env.PORT) });
