import { useQuery } from '@tanstack/react-query';
import { ask } from '../ask.ts';
import { CourtNumbersDocument } from '../generated/graphql/graphql.ts';
import { useSession } from '../shell/session.ts';
import type { Act } from './act.ts';

/** The word in the number of a court’s proceeding, by the act that gives it. */
const words: Record<string, string> = {
  courtDelegateMediation: '民诉前调',
  courtAcceptConfirmation: '诉前调确',
  courtIssueMediationStatement: '诉前调书',
  courtRegisterCivilCase: '民初',
  courtTransferToFiling: '民初',
  courtFileEnforcement: '执',
  courtAcceptPaymentOrder: '民督',
};

/** The number that comes next, proposed and not decided: the hub refuses one that is wrong or taken. */
export function useNextNumber(act: Act): string | null {
  const { person } = useSession();
  const word = words[act.name];
  const { data } = useQuery({
    queryKey: ['acts', 'numbers', person.organisation],
    queryFn: readCourtNumbers,
    enabled: word !== undefined,
    retry: 2,
  });
  const last = localStorage.getItem(placeOf(act));
  if (!word) return last && following(last);
  if (!data?.court) return null;
  const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
  const serials = [...data.numbers, last].flatMap((number) => {
    const parts = /^（(\d{4})）(\D+\d+)\D+(\d+)号/.exec(number ?? '');
    return parts?.[1] === String(year) && parts[2] === data.court ? [Number(parts[3])] : [];
  });
  return `（${year}）${data.court}${word}${Math.max(0, ...serials) + 1}号`;
}

export function rememberNumber(act: Act, number: unknown): void {
  if (typeof number === 'string' && number) localStorage.setItem(placeOf(act), number);
}

function placeOf({ name }: Act): string {
  return `wufang.number.${name}`;
}

/** 虚总工法援〔2026〕12号: 13号. */
export function following(number: string): string {
  return number.replace(/(\d+)(?=\D*$)/, (serial) => String(Number(serial) + 1).padStart(serial.length, '0'));
}

async function readCourtNumbers(): Promise<{ court: string | null; numbers: (string | null)[] }> {
  const { data } = await ask(CourtNumbersDocument, {});
  return {
    court: data.courtProfileOf.courtCode ?? null,
    numbers: [
      ...data.courtReferrals.nodes.map(({ letter }) => letter.number ?? null),
      ...[data.courtConfirmations, data.courtEnforcements, data.courtPaymentOrders].flatMap(({ nodes }) =>
        nodes.map(({ number }) => number ?? null),
      ),
    ],
  };
}
