import { join } from 'node:path';
import { projectRoot } from '#kernel/project-root.js';

/** Where the desk's sources stand. */
export const deskFolder = join(projectRoot, 'gateway/desk');

/** What is made of them and of the schema before they are compiled; never committed. */
export const generatedFolder = join(deskFolder, 'generated');

/** The page as browsers get it. */
export const builtFolder = join(projectRoot, 'dist/desk');

/** The documents the desk may ask, by hash; the gateway knows them from here. */
export const deskDocuments = join(builtFolder, 'documents.json');
