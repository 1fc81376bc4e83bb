import type { AddressBookCache } from '#kernel/exchange/address-book.js';

const titles: Record<string, string> = {
  union: '工会',
  court: '法院',
  'human-resources': '人社局',
  procuratorate: '检察院',
  justice: '司法局',
  docket: '联动中心',
};

/** Which agencies there are and where their GraphQL stands, by the address book as it is now. */
export class Directory {
  /** By what is written in the book. */
  private readonly addresses = new Map<string, URL>();

  constructor(
    readonly book: AddressBookCache,
    private readonly overrides: Record<string, string>,
  ) {}

  get agencies(): string[] {
    return [...new Set(this.book.current.organisations.map((organisation) => organisation.agency))];
  }

  /** The agency's GraphQL address, the same object as long as it is the same; throws when the book does not name one. */
  graphql(agency: string): Readonly<URL> {
    const address = this.overrides[agency] ?? this.book.organisationsOf(agency)[0]?.graphql;
    if (!address) throw new Error(`The address book names no ${agency}.`);
    let url = this.addresses.get(address);
    if (!url) {
      url = new URL(address);
      this.addresses.set(address, url);
    }
    return url;
  }

  /** What a clerk calls the agency. */
  title(agency: string): string {
    return titles[agency] ?? this.book.organisationsOf(agency)[0]?.name ?? '该单位';
  }
}
