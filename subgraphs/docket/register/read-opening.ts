import { permit, Refusal } from '#kernel/refusal.js';
import { parseCaseCode } from '#kernel/values/case-code.js';
import { readDisputeKeys } from './read-dispute.js';
import type { Book, Teller, Word } from './word.js';

/** Body of CaseOpened. */
export interface CaseOpenedBody {
  caseCode: string;
  openedOn: string;
  division: string;
  cause: string;
  causeVersion: string;
  title: string;
  door: string;
  partyKeys: string[];
  employerCode?: string | null;
  workers: number;
  disputeKeys?: string[] | null;
  monthsStated?: boolean | null;
}

// A keyed hash is 32 bytes in base64url. A number of a person is none, and does not enter the register.
const keyedHash = /^[\w-]{43}$/;

/** An organisation has opened the case at its door, under a code of its own giving: of its division and with its agency's letter. */
export function readOpening(body: CaseOpenedBody, teller: Teller, book: Book): Word {
  const { caseCode, partyKeys, employerCode = null, disputeKeys, monthsStated, ...opening } = body;
  if (!partyKeys.every((key) => keyedHash.test(key)))
    throw new Refusal('BAD_INPUT', '当事人匹配码格式不对，登记中心不接收身份证号。');
  const { organisation, agency } = teller;
  permit(mayOpen(book, organisation, caseCode), notTheirsToOpen);
  const intake = { caseCode, organisation, agency, employerCode, ...opening };
  const keyed = { keys: readDisputeKeys(disputeKeys ?? []), monthsStated: monthsStated ?? false };
  return {
    ...(keyed.keys.length > 0 && { keyed }),
    ...{ type: 'CaseOpened', caseCode, teller, body },
    ...{ opening: { intake, partyKeys }, brings: [organisation] },
  };
}

export function notTheirsToOpen(): Refusal {
  return new Refusal('FORBIDDEN', '该案件码不是该单位编发的，不能由该单位登记立案。');
}

function mayOpen(book: Book, organisation: string, caseCode: string): boolean {
  const { division, letter } = parseCaseCode(caseCode);
  const opener = book.find(organisation);
  return opener?.letter === letter && opener.division === (division as string);
}
