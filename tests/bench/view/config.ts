import { z } from 'zod';

const shape = z.object({
  PORT: z.coerce.number(),
  MONOLITH: z.string().transform((text) => placesShape.parse(JSON.parse(text))),
});
const placesShape = z.object({
  keys: z.string(),
  supergraph: z.string(),
  databases: z.record(z.string(), z.string()),
});

export type MonolithPlaces = z.infer<typeof placesShape>;

/** Where the monolith of the bench finds what is the hub's. */
export function readMonolith(environment: NodeJS.ProcessEnv): MonolithPlaces & { port: number } {
  const { PORT: port, MONOLITH } = shape.parse(environment);
  return { port, ...MONOLITH };
}
