/** A record as the register's timeline names it: `ArbitrationCase:<uuid>`. */
export function readReference(reference: string): { kind: string; id: string } {
  const [kind = '', id = ''] = reference.split(':', 2);
  return { kind, id };
}
