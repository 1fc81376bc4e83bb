/** What had to succeed did not. */
export class Refused extends Error {
  constructor(what: string, why: string) {
    super(`${why}: ${what}`);
    this.name = 'Refused';
  }
}
