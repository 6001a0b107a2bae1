import { Link } from '@tanstack/react-router';
import { useSignedIn } from '../../ask/session.ts';
import { useWords } from '../../words/words.ts';
import { GROUPS } from '../page.ts';
import { pages } from '../pages.ts';
import classes from './shell.module.css';

/** Where one can go, grouped by the work one does there; what a role may not read is left out. */
export function Navigation({ onGo }: { onGo: () => void }) {
  const w = useWords();
  const { permissions } = useSignedIn();
  const entries = pages.flatMap(({ path, entry }) =>
    entry && (!entry.permission || permissions.includes(entry.permission)) ? [{ path, ...entry }] : [],
  );
  return GROUPS.map((group) => {
    const own = entries.filter((entry) => entry.group === group);
    if (!own.length) return null;
    return (
      <section key={group} aria-label={w(`navigation.${group}`)}>
        <div className={classes['group']}>{w(`navigation.${group}`)}</div>
        {own.map(({ path, label, icon: Sign }) => (
          <Link
            key={path}
            to={path}
            className={classes['entry']}
            activeOptions={{ exact: path === '/', includeSearch: false }}
            onClick={onGo}
          >
            <Sign size={18} stroke={1.7} aria-hidden="true" />
            {label()}
          </Link>
        ))}
      </section>
    );
  });
}
