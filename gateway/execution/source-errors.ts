import { GraphQLError } from 'graphql';
import type { SourceError } from './run.js';

type Path = readonly (string | number)[] | undefined;

/** An agency's errors as errors of the whole answer; one that concerns an object standing in several places is told of each. */
export function sourceErrors(
  errors: readonly SourceError[],
  agency: string,
  placesOf: (error: SourceError) => readonly Path[],
): GraphQLError[] {
  return errors.flatMap((error) =>
    placesOf(error).map((path) => {
      const message = error.message || `Error while fetching subquery from service "${agency}"`;
      const code = error.extensions?.code ?? 'DOWNSTREAM_SERVICE_ERROR';
      const extensions = { ...error.extensions, code, serviceName: agency };
      return new GraphQLError(message, { path, extensions });
    }),
  );
}
