import type { Purpose } from '../../ask.ts';
import type { Docket } from '../use-case.ts';

/** What every tab of a case is given. */
export interface TabProps {
  code: string;
  docket: Docket | null;
  purpose: Purpose | null;
}
