/** An amount in fen in a bigint column, which the driver hands over as text. */
export const fenColumn = {
  to: (value: number | null): number | null => value,
  from: (value: string | null): number | null => (value === null ? null : Number(value)),
};
