import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generate } from '@graphql-codegen/cli';
import { parse } from 'graphql';
import { projectRoot } from '#kernel/project-root.js';
import { documentId } from '../../gateway/documents/documents.js';
import { actDocuments, writeActs } from './acts.js';
import { writeAgencyDocuments } from './agency-documents.js';
import { deskDocuments, deskFolder, generatedFolder } from './desk-paths.js';
import { writeLawLists } from './law-lists.js';
import { writeRecordFields } from './record-fields.js';
import { writeWords } from './words.js';

const supergraph = join(projectRoot, 'schema/supergraph.graphql');

/** Types of the schema and of every document the desk asks. */
export async function generateDesk(): Promise<void> {
  const schema = readFileSync(supergraph, 'utf8');
  writeAgencyDocuments(schema);
  const parsed = parse(schema);
  writeWords(parsed);
  writeRecordFields(parsed);
  writeLawLists();
  await writeActs(schema);
  await generate(
    {
      schema: supergraph,
      documents: [
        `${deskFolder}/!(generated)/**/!(*.agency).graphql`,
        `${generatedFolder}/documents/*.graphql`,
      ],
      silent: true,
      generates: {
        [`${generatedFolder}/graphql/`]: {
          preset: 'client',
          presetConfig: {
            fragmentMasking: false,
            persistedDocuments: { mode: 'replaceDocumentWithHash', hashAlgorithm: 'sha256' },
          },
          config: {
            documentMode: 'string',
            useTypeImports: true,
            enumsAsTypes: true,
            skipTypename: true,
            scalars: {
              ...{ Money: 'number', LocalDate: 'string', Instant: 'string', IdNumber: 'string' },
              ...{ CreditCode: 'string', CaseNumber: 'string', DivisionCode: 'string', Phone: 'string' },
            },
          },
        },
      },
    },
    true,
  );
}

/** Lists the desk's documents for the gateway, beside the built page. */
export function writeManifest(): void {
  const made = JSON.parse(
    readFileSync(join(generatedFolder, 'graphql/persisted-documents.json'), 'utf8'),
  ) as Record<string, string>;
  const acts = JSON.parse(readFileSync(actDocuments, 'utf8')) as Record<string, string>;
  const documents = Object.entries({ ...made, ...acts });
  const wrong = documents.find(([id, text]) => id !== documentId(text));
  if (wrong) throw new Error(`The document ${wrong[0]} is listed under another hash than its own.`);
  mkdirSync(dirname(deskDocuments), { recursive: true });
  writeFileSync(deskDocuments, `${JSON.stringify(Object.fromEntries(documents.sort()), null, 1)}\n`);
}
