import { useQuery } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useEffect } from 'react';
import { ask } from '../ask.ts';
import { CourtNumbersDocument } from '../generated/graphql/graphql.ts';
import { useSession } from '../shell/session.ts';
import type { Act, AgencyActs } from './act.ts';
import { pathOf, valueAt, type Values } from './form-values.ts';

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

/** The number that comes next, proposed and not decided: the hub refuses one that is wrong or taken. Undefined while it is looked for. */
function useNextNumber(act: Act, asked: boolean): string | null | undefined {
  const { person } = useSession();
  const word = words[act.name];
  const { data, isFetchedAfterMount } = useQuery({
    queryKey: ['acts', 'numbers', person.organisation, act.name],
    queryFn: () => readCourtNumbers(act.name),
    enabled: asked && word !== undefined,
    retry: 2,
    staleTime: 0,
  });
  const last = asked ? localStorage.getItem(placeOf(act)) : null;
  if (!word) return last && following(last);
  // A number read for an earlier form may have been given since.
  if (!isFetchedAfterMount) return undefined;
  if (!data?.court) return null;
  const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
  const serials = [...data.numbers, last].flatMap((number) => {
    const parts = /^（(\d{4})）(\D+\d+)\D+(\d+)号/.exec(number ?? '');
    return parts?.[1] === String(year) && parts[2] === data.court ? [Number(parts[3])] : [];
  });
  return `（${year}）${data.court}${word}${Math.max(0, ...serials) + 1}号`;
}

/** Proposes the number in a form that asks for one; answers whether it is still looked for. */
export function useProposedNumber(
  form: FormInstance<Values>,
  act: Act,
  groups: AgencyActs['groups'],
): boolean {
  const path = numberPath(act, groups);
  const next = useNextNumber(act, path !== null);
  useEffect(() => {
    if (next && path && !form.getFieldValue(path)) form.setFieldValue(path, next);
    // The path is made anew each time and says the same.
  }, [next, form]);
  return next === undefined;
}

export function rememberNumber(act: Act, groups: AgencyActs['groups'], sent: Values): void {
  const path = numberPath(act, groups);
  const number = path && valueAt(sent, path);
  if (typeof number === 'string' && number) localStorage.setItem(placeOf(act), number);
}

function numberPath(act: Act, groups: AgencyActs['groups']): string[] | null {
  return pathOf(act, groups, ({ name, required }) => name === 'number' && required)?.path ?? null;
}

function placeOf({ name }: Act): string {
  return `wufang.number.${name}`;
}

/** 虚总工法援〔2026〕12号: 13号. */
export function following(number: string): string {
  return number.replace(/(\d+)(?=\D*$)/, (serial) => String(Number(serial) + 1).padStart(serial.length, '0'));
}

/** Numbers that the court has given to proceedings of the act’s kind. */
async function readCourtNumbers(act: string): Promise<{ court: string | null; numbers: (string | null)[] }> {
  const { data } = await ask(CourtNumbersDocument, {
    delegated: act === 'courtDelegateMediation',
    confirmed: act === 'courtAcceptConfirmation',
    enforced: act === 'courtFileEnforcement',
    ordered: act === 'courtAcceptPaymentOrder',
  });
  const proceedings = [data.courtConfirmations, data.courtEnforcements, data.courtPaymentOrders];
  return {
    court: data.courtProfileOf.courtCode ?? null,
    numbers: [
      ...(data.courtReferrals?.nodes ?? []).map(({ letter }) => letter.number ?? null),
      ...proceedings.flatMap((page) => (page?.nodes ?? []).map(({ number }) => number ?? null)),
    ],
  };
}
