const fewest = 64;

/**
 * What is under way, by running numbers from 1 on. It stands in the place of a Map: the tables that a Map throws away as it changes each hold the next, so
 * that what was thrown away long ago keeps all that has come since for an old object.
 */
export class Numbered<Value> {
  /** By the rest of the number: a ring in which all from the lowest number on have room. */
  private slots = new Array<Value | undefined>(fewest).fill(undefined);
  private lowest = 1;
  private next = 1;
  size = 0;

  /** Gives the value its number. */
  add(value: Value): number {
    if (this.next - this.lowest === this.slots.length) this.grow();
    this.slots[this.next % this.slots.length] = value;
    this.size++;
    return this.next++;
  }

  /** The number that is given next. */
  get nextNumber(): number {
    return this.next;
  }

  get(number: number): Value | undefined {
    return number >= this.lowest && number < this.next ? this.slots[number % this.slots.length] : undefined;
  }

  delete(number: number): void {
    if (this.get(number) === undefined) return;
    this.slots[number % this.slots.length] = undefined;
    this.size--;
    while (this.lowest < this.next && this.get(this.lowest) === undefined) this.lowest++;
  }

  /** By number; what is deleted meanwhile is left out. */
  *entries(): Generator<[number, Value]> {
    for (let number = this.lowest; number < this.next; number++) {
      const value = this.get(number);
      if (value !== undefined) yield [number, value];
    }
  }

  private grow(): void {
    const kept = [...this.entries()];
    this.slots = new Array<Value | undefined>(this.slots.length * 2).fill(undefined);
    for (const [number, value] of kept) this.slots[number % this.slots.length] = value;
  }
}
