import { maskId, maskName, maskPhone } from '#kernel/values/masking.js';
import type { Mask } from './matrix.js';
import type { Relation } from './relation.js';

/**
 * A value as a reader without full sight sees it. The number of a person keeps its first six and last four for staff of a
 * related referral, its first and last for everybody else; the name of an employer is no personal data.
 */
export function maskedValue(mask: Mask, value: unknown, relation: Relation, of: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => maskedValue(mask, item, relation, of));
  if (typeof value !== 'string') return null;
  switch (mask) {
    case 'NAME':
      return (of as { kind?: unknown }).kind === 'EMPLOYER' ? value : maskName(value);
    case 'ID_NUMBER':
      return maskId(value, relation === 'REFERRED' ? 'RELATED' : 'OTHER');
    case 'PHONE':
      return maskPhone(value);
  }
}
