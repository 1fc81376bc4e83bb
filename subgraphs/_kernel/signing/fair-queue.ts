/** A bounded queue of several lanes that are served in turn: what fills one lane holds up no other. */
export class FairQueue<Item> {
  private readonly lanes = new Map<string, Item[]>();
  private waiting = 0;

  constructor(
    private readonly longest: number,
    private readonly longestLane: number,
  ) {}

  get length(): number {
    return this.waiting;
  }

  /** False when the queue or the lane is full. */
  push(lane: string, item: Item): boolean {
    const items = this.lanes.get(lane) ?? [];
    if (this.waiting >= this.longest || items.length >= this.longestLane) return false;
    items.push(item);
    this.lanes.set(lane, items);
    this.waiting += 1;
    return true;
  }

  /** The first of the lane whose turn it is. */
  shift(): Item | undefined {
    const [turn] = this.lanes;
    if (!turn) return undefined;
    const [lane, items] = turn;
    const item = items.shift();
    this.lanes.delete(lane);
    if (items.length > 0) this.lanes.set(lane, items);
    this.waiting -= 1;
    return item;
  }
}
