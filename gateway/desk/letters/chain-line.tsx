import { Fragment } from 'react';

export interface Link {
  key: string;
  label: string;
  count: number;
  overdue?: number;
}

export interface ChainLineProps {
  label: string;
  links: readonly Link[];
  chosen: string | null;
  overdueWord: string;
  /** The same link chosen again shows everything. */
  onChoose(key: string | null): void;
}

/** 提示函 12 → 意见书 5 → …: how many of each there are, and each a filter. */
export function ChainLine({ label, links, chosen, overdueWord, onChoose }: ChainLineProps) {
  return (
    <div className="chain-line" role="group" aria-label={label}>
      {links.map(({ key, label: name, count, overdue }, at) => (
        <Fragment key={key}>
          {at > 0 && (
            <span aria-hidden="true" className="arrow">
              →
            </span>
          )}
          <button
            type="button"
            aria-pressed={chosen === key}
            data-link={key}
            onClick={() => onChoose(chosen === key ? null : key)}
          >
            {name} <b>{count}</b>
            {overdue ? (
              <span className="light overdue">
                {' '}
                ● {overdueWord} {overdue}
              </span>
            ) : null}
          </button>
        </Fragment>
      ))}
    </div>
  );
}
