import { roles } from '#kernel/actor.js';
import { isPlainText } from '#kernel/values/plain-text.js';
import { Refusal } from '#kernel/refusal.js';
import type { FactBody } from './fact-body.js';
import { factSuppliers } from './fact-entry.entity.js';
import { factFields, isKept } from './fact-field.js';

const mostFacts = 1_000;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const hash = /^[0-9a-f]{64}$/;

/**
 * What another agency's message says in its fact table. Refuses with BAD_INPUT what no agency could have written. `parties` are those the
 * message names; null where it names none.
 */
export function checkFacts(facts: readonly FactBody[], parties: readonly { partyId: string }[] | null): void {
  const isParty = (id: string): boolean =>
    parties === null ? uuid.test(id) : parties.some(({ partyId }) => partyId === id);
  const ids = new Set(facts.map(({ factId }) => factId));
  if (facts.length > mostFacts || ids.size !== facts.length || !facts.every((fact) => isSound(fact, isParty)))
    throw new Refusal('BAD_INPUT', '要素表的内容无效。');
}

function isSound(fact: FactBody, isParty: (id: string) => boolean): boolean {
  const field = factFields().find(({ code }) => code === fact.field);
  const optionalParty = (id: string | null | undefined): boolean =>
    id === null || id === undefined || isParty(id);
  return (
    field !== undefined &&
    isKept(field, fact.value) &&
    isPlainText(fact.reason ?? '') &&
    [fact.factId, ...(fact.replaces ? [fact.replaces] : [])].every((id) => uuid.test(id)) &&
    fact.replaces !== fact.factId &&
    (fact.evidenceHash ? hash.test(fact.evidenceHash) : true) &&
    Object.hasOwn(factSuppliers, fact.supplier) &&
    (fact.supplier === 'PARTY') === Boolean(fact.supplierParty) &&
    optionalParty(fact.supplierParty) &&
    optionalParty(fact.about) &&
    (roles as readonly string[]).includes(fact.supplierRole) &&
    fact.confirmedBy.every(isParty) &&
    Boolean(fact.confirmedOn) === fact.confirmedBy.length > 0
  );
}
