import type { OutboxMessageEntity } from './outbox-message.entity.js';
import type { DeliveryResult } from './relay.js';

/** By route, and within it by number. Routes come by case, as a receiver locks them. */
export function byRoute<Item>(
  items: readonly Item[],
  messageOf: (item: Item) => OutboxMessageEntity,
): Item[][] {
  const sorted = [...items].sort((a, b) => compareRoutes(messageOf(a), messageOf(b)));
  return [...Map.groupBy(sorted, (item) => routeOf(messageOf(item))).values()];
}

function compareRoutes(a: OutboxMessageEntity, b: OutboxMessageEntity): number {
  const [one, other] = [routeOf(a), routeOf(b)];
  return one === other ? a.caseSeq - b.caseSeq : one < other ? -1 : 1;
}

function routeOf({ caseCode, sender, destination }: OutboxMessageEntity): string {
  return `${caseCode} ${sender} ${destination}`;
}

/** What follows a failure on its route waits for it, however it fared. */
export function untilFailure(route: DeliveryResult[]): DeliveryResult[] {
  const failure = route.findIndex(({ delivery }) => delivery.kind !== 'receipt');
  return failure === -1 ? route : route.slice(0, failure + 1);
}
