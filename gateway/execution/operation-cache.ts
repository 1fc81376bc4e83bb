/** Keeps what was used last: up to so many, and at least half of that. */
export class OperationCache<Value> {
  /** Looking something up here changes nothing, unlike in a list by time of use: the same few are looked up all the time. */
  private recent = new Map<string, Value>();
  private older = new Map<string, Value>();

  constructor(private readonly most: number) {}

  get(key: string): Value | undefined {
    const known = this.recent.get(key);
    if (known !== undefined) return known;
    const value = this.older.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    if (this.recent.size >= this.most / 2) {
      this.older = this.recent;
      this.recent = new Map();
    }
    this.recent.set(key, value);
  }

  clear(): void {
    this.recent.clear();
    this.older.clear();
  }
}
