import { Link } from '@tanstack/react-router';
import { useAsk } from '../../ask/use-ask.ts';
import { amountText } from '../../ui/figures.tsx';
import { useWords } from '../../words/words.ts';
import { Card } from './card.tsx';
import classes from './overview.module.css';
import type { AgeingRow } from './overview-types.ts';

const SHADES: Readonly<Record<AgeingRow['bucket'], string>> = {
  current: 'teal',
  upTo30: 'yellow',
  upTo60: 'orange',
  upTo90: 'red',
  older: 'grape',
};

/** What is owed; each row opens the invoices it adds up. */
export function AgeingCard() {
  const w = useWords();
  const { data } = useAsk<{ data: readonly AgeingRow[] }>('overview.ageing');
  const rows = data?.data ?? [];
  const most = Math.max(1, ...rows.map(({ owed }) => Number(owed)));
  return (
    <Card title={w('overview.ageing')}>
      {rows.map((row) => (
        <Link
          key={`${row.bucket} ${row.currency}`}
          to="/billing/invoices"
          search={row.filter as never}
          className={`${classes['row']} ${classes['owed']}`}
        >
          <span>{w(`overview.buckets.${row.bucket}`)}</span>
          <span
            className={classes['bar']}
            style={{
              width: `${(Number(row.owed) / most) * 100}%`,
              background: `var(--mantine-color-${SHADES[row.bucket]}-6)`,
            }}
          />
          <span className="figures">{row.invoices}</span>
          <b className="figures clip">{amountText(row.owed, row.currency)}</b>
        </Link>
      ))}
    </Card>
  );
}
