import type { DocketCaseFilter } from '../generated/graphql/graphql.ts';
import type { Person } from '../shell/session.ts';
import type { CasesOf } from './cases-link.ts';
import type { Figures, Scope } from './figures-data.ts';
import type { Span } from './period.ts';
import type { FiguresTexts } from './texts.ts';

export type Measure = 'accepted' | 'concluded' | 'settled' | 'resolved' | 'overdue';

/** The cases that a measure counts of those registered in a span: the filter gives exactly as many. */
export function filterOf(measure: Measure, { from, until }: Span): DocketCaseFilter {
  const more: Record<Measure, DocketCaseFilter> = {
    accepted: {},
    concluded: { concludedUntil: until },
    settled: { settledUntil: until },
    resolved: { resolvedUntil: until },
    overdue: { concluded: false, overdueOnly: true },
  };
  return { openedFrom: from, openedUntil: until, ...more[measure] };
}

/** Says which cases each number of the page counts; null where the reader has no list of them. */
export class Lists {
  constructor(
    private readonly span: Span,
    private readonly texts: FiguresTexts,
    private readonly open: { scope: Scope; all: boolean; person: Person },
  ) {}

  measure(measure: Measure, group: DocketCaseFilter = {}, name = ''): CasesOf | null {
    return this.of({ ...filterOf(measure, this.span), ...group }, name, this.texts[measure]);
  }

  disputes(): CasesOf | null {
    return this.of({ ...filterOf('accepted', this.span), leadOnly: true }, this.texts.disputes);
  }

  month(measure: Measure, month: Span): CasesOf | null {
    return this.of(filterOf(measure, month), month.from.slice(0, 7), this.texts[measure]);
  }

  closedIn(month: Span): CasesOf | null {
    const filter = { concludedFrom: month.from, concludedUntil: month.until };
    return this.of(filter, month.from.slice(0, 7), this.texts.closed);
  }

  /** Cases that went one way; what is left out is any. */
  flow(way: Partial<NonNullable<Figures['flows']>[number]>, name: string): CasesOf | null {
    const { from, to, result } = way;
    return this.of(
      {
        ...filterOf('accepted', this.span),
        ...(from && { firstAgency: from }),
        ...(to !== undefined && { referredTo: to ?? 'NONE' }),
        ...(result && { result, resultOn: this.span.until }),
      },
      name,
    );
  }

  referrals(referral: DocketCaseFilter, name: string): CasesOf | null {
    return this.of({ ...referral, sentFrom: this.span.from, sentUntil: this.span.until }, name);
  }

  record({ kind, state }: NonNullable<Figures['records']>[number], name: string): CasesOf | null {
    const own = this.open.scope === 'own' ? { recordOrganisation: this.open.person.organisation } : {};
    const filter = { ...filterOf('accepted', this.span), recordKind: kind, recordState: state, ...own };
    return this.of(filter, name);
  }

  /** A list holds only the reader's own cases: it is no list of the county's numbers to whoever does not see all of them. */
  private of(filter: DocketCaseFilter, ...names: string[]): CasesOf | null {
    const { from, until } = this.span;
    const title = [...names.filter((name) => name !== ''), `${from}至${until}`].join(' ');
    return this.open.scope === 'own' || this.open.all ? { filter, title } : null;
  }
}
