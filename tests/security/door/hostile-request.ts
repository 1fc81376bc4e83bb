/** One request that must be refused. */
export interface Hostile {
  name: string;
  /** The body as it is sent. */
  body: string;
}

export const times = (number: number, text: (at: number) => string): string =>
  Array.from({ length: number }, (_, at) => text(at)).join(' ');

export const query = (name: string, text: string, variables?: unknown): Hostile => ({
  name,
  body: JSON.stringify({ query: text, ...(variables !== undefined && { variables }) }),
});

/** A family of hostile requests: one for each size. */
export const family = <Size>(
  name: string,
  sizes: readonly Size[],
  of: (size: Size) => Hostile | string,
): Hostile[] =>
  sizes.map((size) => {
    const made = of(size);
    const title = `${name} ${String(size)}`;
    return typeof made === 'string' ? query(title, made) : { ...made, name: title };
  });
