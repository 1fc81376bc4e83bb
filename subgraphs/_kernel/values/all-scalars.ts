import type { GraphQLScalarType } from 'graphql';
import { CaseNumberScalar } from './case-number.js';
import { CreditCodeScalar } from './credit-code.js';
import { DivisionCodeScalar } from './division-code.js';
import { IdNumberScalar } from './id-number.js';
import { InstantScalar } from './instant.js';
import { LocalDateScalar } from './local-date.js';
import { MoneyScalar } from './money.js';
import { PhoneScalar } from './phone.js';

/** Every value scalar of the kernel; a field names its own, for example `@Field(() => MoneyScalar)`. */
export const valueScalars: GraphQLScalarType[] = [
  LocalDateScalar,
  InstantScalar,
  MoneyScalar,
  IdNumberScalar,
  CreditCodeScalar,
  CaseNumberScalar,
  DivisionCodeScalar,
  PhoneScalar,
];
