import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { Router } from 'express';
import type { AddressBookCache } from '#kernel/exchange/address-book.js';
import type { Person } from '../infra/county/people.js';
import { refusedBody } from './errors.js';
import { packedFiles } from './packed-files.js';

export interface DeskRoutesOptions {
  /** The folder of the built page. */
  folder: string;
  book: AddressBookCache;
  agencies: readonly string[];
  cards: readonly Person[];
  development: boolean;
  county: string;
}

/** `/desk`: the page the agencies' people work in, and what it must know of this deployment before it shows anything. */
export function deskRoutes({
  folder,
  book,
  agencies,
  cards,
  development,
  county,
}: DeskRoutesOptions): Router {
  const router = Router();
  const organisationName = (code: string) => book.find(code)?.name ?? null;
  router.get('/setting', (_request, response) => {
    response.set('cache-control', 'no-store').json({
      development,
      county,
      cards: cards.map(({ id, name, title, agency, organisation }) => ({
        ...{ id, name, title, agency },
        organisationName: organisationName(organisation),
      })),
      agencies: agencies.map((name) => ({
        name,
        field: name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
        organisationName: book.organisationsOf(name)[0]?.name ?? null,
      })),
    });
  });
  // Names of files carry the hash of what is in them; the page itself does not.
  router.use(
    '/assets',
    packedFiles(join(folder, 'assets')),
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '365d', fallthrough: false }),
  );
  router.get('/', (request, response) => {
    if (request.originalUrl.split('?')[0] !== '/desk/') return response.redirect(308, '/desk/');
    const page = join(folder, 'index.html');
    if (!existsSync(page)) {
      response.status(404).json(refusedBody('NOT_FOUND', '办案页面还没有生成。', '请先运行 npm start。'));
      return;
    }
    response.set('cache-control', 'no-cache').sendFile(page);
  });
  return router;
}
