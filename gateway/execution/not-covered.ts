/** What the compiled way does not do; the library's own executor runs the operation. */
export class NotCovered extends Error {
  constructor(readonly reason: string) {
    super(reason);
    this.name = 'NotCovered';
  }
}
