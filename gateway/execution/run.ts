import type { GraphQLError } from 'graphql';
import type { GatewayContext } from '../context.js';
import type { AnswerForm } from './answer-form.js';
import type { Node } from './representation.js';

/** One operation under way. */
export interface Run {
  readonly context: GatewayContext;
  /** As the client sent them; defaults are the agencies' to fill in. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** Everything the agencies have answered, joined; its texts are in bytes (`byte-text.ts`). */
  readonly data: Node;
  readonly errors: GraphQLError[];
  /** While steps that stand side by side begin, and nothing has been answered to any of them: what they ask about. */
  named: Map<string, Named> | null;
}

/** Objects of the answer, and what an agency is told of them. */
export interface Named {
  readonly nodes: readonly Node[];
  /** Each different object once, as JSON in bytes. */
  readonly texts: readonly string[];
  /** By place in `texts`: the objects it stands for, by place in `nodes`. */
  readonly standsFor: readonly (readonly number[])[];
}

/** What an agency is asked: text and variables of one operation, in the name of one person. */
export interface SourceCall {
  readonly query: string;
  /** The same as JSON, in bytes. */
  readonly queryJson: string;
  readonly mutation: boolean;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The objects asked about, each as JSON in bytes, by the variable they are sent in. */
  readonly representations: ReadonlyMap<string, readonly string[]>;
  /** An answer of this form is passed on; null where answers are always read. */
  readonly form: AnswerForm | null;
  /** Where in the whole answer this one belongs, up to the first list. */
  readonly path: readonly string[];
}

export interface SourceAnswer {
  /** Its texts are in bytes. */
  data?: Record<string, unknown> | null;
  errors?: readonly SourceError[];
}

export interface SourceError {
  message: string;
  path?: readonly (string | number)[];
  extensions?: Record<string, unknown>;
}

/** An agency, as the compiled plan asks it. Rejects with a GraphQLError where no answer came. */
export interface Source {
  ask(context: GatewayContext, call: SourceCall): Promise<SourceAnswer>;
}
