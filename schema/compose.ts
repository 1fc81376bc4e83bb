import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import type { AgencyManifest } from '#kernel/agency.js';
import { projectRoot } from '#kernel/project-root.js';
import { entrySdl } from '../gateway/entry.js';

export interface Sdl {
  name: string;
  url: string;
  sdl: string;
}

const folder = join(projectRoot, 'schema');
const supergraphFile = join(folder, 'supergraph.graphql');

/** The joined schema of all parts; throws with every reason when they do not fit together. */
export function compose(sdls: readonly Sdl[]): string {
  const { errors, supergraphSdl } = composeServices(
    sdls.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (errors)
    throw new Error(
      `The schemas do not fit together:\n${errors.map((error) => `  ${error.message}`).join('\n')}`,
    );
  return `${supergraphSdl.trimEnd()}\n`;
}

/** Composes and writes `<name>.graphql` of every part, and `supergraph.graphql`. */
export function composeSupergraph(sdls: readonly Sdl[]): string {
  const supergraph = compose(sdls);
  for (const { name, sdl } of sdls) writeFileSync(fileOf(name), normal(sdl));
  writeFileSync(supergraphFile, supergraph);
  return supergraph;
}

/** The parts as the code has them now: the gateway's entry and every agency's manifest. */
export async function currentSdls(): Promise<Sdl[]> {
  // Reached by a computed path, so that an agency joins by adding its folder.
  const { agencySdl } = (await load('subgraphs/_kernel/schema')) as {
    agencySdl: (manifest: AgencyManifest) => Promise<string>;
  };
  const agencies = await Promise.all(
    agencyFolders().map(async (name) => {
      const module = await load(`subgraphs/${name}/agency`);
      const manifest = Object.values(module).find((value) => isManifest(value, name));
      if (!manifest) throw new Error(`subgraphs/${name}/agency.ts exports no manifest named "${name}".`);
      return { name, url: neutralUrl(name), sdl: await agencySdl(manifest) };
    }),
  );
  return [{ name: 'entry', url: neutralUrl('entry'), sdl: entrySdl }, ...agencies];
}

/** Throws, naming the files, when what is committed is not what the code would write now. */
export async function checkSchemaFresh(): Promise<void> {
  const sdls = await currentSdls();
  const expected = new Map(sdls.map(({ name, sdl }) => [fileOf(name), normal(sdl)]));
  expected.set(supergraphFile, compose(sdls));
  const stale = [...expected].filter(
    ([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text,
  );
  if (stale.length === 0) return;
  const names = stale.map(([file]) => `schema/${basename(file)}`);
  throw new Error(
    `Not what the code says: ${names.join(', ')}. \`node dist/schema/write-supergraph.js\` writes them anew.`,
  );
}

/** The parts as they are committed. */
export function committedSdls(): Sdl[] {
  return ['entry', ...agencyFolders()].flatMap((name) => {
    const file = fileOf(name);
    return existsSync(file) ? [{ name, url: neutralUrl(name), sdl: readFileSync(file, 'utf8') }] : [];
  });
}

/** No address stands in the agreement: where an agency is, the address book says. */
function neutralUrl(name: string): string {
  return `http://${name}/graphql`;
}

function agencyFolders(): string[] {
  const home = join(projectRoot, 'subgraphs');
  return readdirSync(home)
    .filter((name) => existsSync(join(home, name, 'agency.ts')) && !name.startsWith('_'))
    .sort();
}

function fileOf(name: string): string {
  return join(folder, `${name}.graphql`);
}

function normal(sdl: string): string {
  return `${sdl.trim()}\n`;
}

function isManifest(value: unknown, name: string): value is AgencyManifest {
  return typeof value === 'object' && value !== null && (value as AgencyManifest).name === name;
}

function load(path: string): Promise<Record<string, unknown>> {
  return import(pathToFileURL(join(projectRoot, 'dist', `${path}.js`)).href) as Promise<
    Record<string, unknown>
  >;
}
