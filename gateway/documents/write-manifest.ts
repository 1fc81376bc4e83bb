import { writeFileSync } from 'node:fs';
import { manifestText, shippedManifest } from './manifest.js';

writeFileSync(shippedManifest, manifestText());
