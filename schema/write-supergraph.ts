import { composeSupergraph, currentSdls } from './compose.js';

composeSupergraph(await currentSdls());
