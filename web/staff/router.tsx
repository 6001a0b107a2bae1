import { Center, Loader } from '@mantine/core';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type ParsedLocation,
  redirect,
} from '@tanstack/react-router';
import { asked } from '../ask/asked.ts';
import { sessionQuery } from '../ask/session.ts';
import { pages } from './pages.ts';
import { InvitationPage } from './session/invitation-page.tsx';
import { SetupPage } from './session/setup-page.tsx';
import { SignInPage } from './session/sign-in-page.tsx';
import { Failed, NotThere } from './shell/not-there.tsx';
import { Shell } from './shell/shell.tsx';

const root = createRootRoute({ notFoundComponent: NotThere });

const open = [
  createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignInPage }),
  createRoute({ getParentRoute: () => root, path: '/setup', component: SetupPage }),
  createRoute({ getParentRoute: () => root, path: '/invitation', component: InvitationPage }),
];

/** Whoever is not signed in is asked to, and comes back to where they wanted to go. */
async function signedIn({ location }: { location: ParsedLocation }): Promise<void> {
  if (await asked.ensureQueryData(sessionQuery)) return;
  const back = location.href === '/' ? {} : { to: location.href };
  throw redirect({ to: '/sign-in', search: back as never });
}

/** Outside the shell: whoever comes from a program decides, and goes back there. */
const connect = createRoute({
  getParentRoute: () => root,
  path: '/connect/$uid',
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('./connect/connect-page.tsx')),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: signedIn,
  component: Shell,
  notFoundComponent: NotThere,
});

const staff = pages.map(({ path, load }) =>
  createRoute({ getParentRoute: () => inside, path, component: lazyRouteComponent(load) }),
);
const hasHome = pages.some(({ path }) => path === '/');
const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/orders' });
  },
});

export const router = createRouter({
  routeTree: root.addChildren([...open, connect, inside.addChildren(hasHome ? staff : [home, ...staff])]),
  defaultPreload: 'intent',
  defaultErrorComponent: Failed,
  defaultPendingComponent: () => (
    <Center h="60dvh">
      <Loader />
    </Center>
  ),
  parseSearch,
  stringifySearch,
});

/** `?status=Saved&status=Confirmed`: plain words, as the API takes them; repeated ones are a list. */
function parseSearch(text: string): Record<string, string | string[]> {
  const all = new URLSearchParams(text);
  const found: Record<string, string | string[]> = {};
  for (const name of new Set(all.keys())) {
    const values = all.getAll(name);
    found[name] = values.length > 1 ? values : (values[0] as string);
  }
  return found;
}

function stringifySearch(search: Record<string, unknown>): string {
  const pairs = Object.entries(search).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null)
      .map((one): [string, string] => [name, String(one)]),
  );
  return pairs.length ? `?${new URLSearchParams(pairs)}` : '';
}
