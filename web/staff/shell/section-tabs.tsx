import { Link, useLocation } from '@tanstack/react-router';
import { useSignedIn } from '../../ask/session.ts';
import { useWords } from '../../words/words.ts';
import { pages } from '../pages.ts';
import classes from './shell.module.css';

/** The pages beside one another that have one entry in the navigation between them, such as those of the settings. */
export function useSection(): readonly { readonly path: string; readonly label: string }[] {
  const { pathname } = useLocation();
  const { permissions } = useSignedIn();
  const here = pages.find(({ path, entry }) => entry && path === pathname);
  const root = here?.entry?.within ?? pathname;
  const own = pages.flatMap(({ path, entry }) =>
    entry &&
    (path === root || entry.within === root) &&
    (!entry.permission || permissions.includes(entry.permission))
      ? [{ path, label: path === root ? (entry.first ?? entry.label)() : entry.label() }]
      : [],
  );
  return here && own.length > 1 ? own : [];
}

export function SectionTabs({ section }: { section: ReturnType<typeof useSection> }) {
  const w = useWords();
  if (!section.length) return null;
  return (
    <nav className={classes['section']} aria-label={w('app.section')}>
      {section.map(({ path, label }) => (
        <Link
          key={path}
          to={path}
          className={classes['tab']}
          activeOptions={{ exact: true, includeSearch: false }}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
