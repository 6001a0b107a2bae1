import { Link, useLocation } from '@tanstack/react-router';
import { useSignedIn } from '../../ask/session.ts';
import { useWords } from '../../words/words.ts';
import { GROUPS } from '../page.ts';
import { pages } from '../pages.ts';
import classes from './shell.module.css';

/** Where one can go, grouped by the work one does there; what a role may not read is left out. */
export function Navigation({ onGo }: { onGo: () => void }) {
  const w = useWords();
  const { permissions } = useSignedIn();
  const { pathname } = useLocation();
  const here = entryOf(pathname);
  const entries = pages.flatMap(({ path, entry }) =>
    entry && !entry.within && (!entry.permission || permissions.includes(entry.permission))
      ? [{ path, ...entry }]
      : [],
  );
  return GROUPS.map((group) => {
    const own = entries.filter((entry) => entry.group === group);
    if (!own.length) return null;
    return (
      <section key={group} aria-label={w(`navigation.${group}`)}>
        <div className={classes['group']}>{w(`navigation.${group}`)}</div>
        {own.map(({ path, label, icon: Sign, count: Count }) => (
          <Link
            key={path}
            to={path}
            className={classes['entry']}
            {...(here === path && { 'data-status': 'active', 'aria-current': 'page' })}
            activeOptions={{ exact: true, includeSearch: false }}
            onClick={onGo}
          >
            <Sign size={18} stroke={1.7} aria-hidden="true" />
            {label()}
            {Count && <Count />}
          </Link>
        ))}
      </section>
    );
  });
}

/** The entry a page belongs to: its own, that of its section, or that of the list it was opened from. */
function entryOf(pathname: string): string | undefined {
  const [nearest] = pages
    .filter(({ path, entry }) => entry && `${pathname}/`.startsWith(path === '/' ? '//' : `${path}/`))
    .sort((a, b) => b.path.length - a.path.length);
  return nearest?.entry?.within ?? nearest?.path;
}
