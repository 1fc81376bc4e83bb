import { containersOf } from './containers.js';

await containersOf(process.env.CONTAINER_TOOL, {}).build();
