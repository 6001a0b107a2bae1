import { AppShell, Burger, Group, ScrollArea, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import { useLiveChanges } from '../../ask/live.ts';
import { useSignedIn } from '../../ask/session.ts';
import { useWords } from '../../words/words.ts';
import { KeyHelp } from './key-help.tsx';
import { Navigation } from './navigation.tsx';
import { Palette } from './palette.tsx';
import { SectionTabs, useSection } from './section-tabs.tsx';
import classes from './shell.module.css';
import { useShortcuts } from './use-shortcuts.ts';
import { UserMenu } from './user-menu.tsx';

/** The frame around every page: where one can go, what one can find, who one is. */
export function Shell() {
  const w = useWords();
  const { organisation } = useSignedIn();
  const [isOpen, menu] = useDisclosure(false);
  const [helps, help] = useDisclosure(false);
  const section = useSection();
  useLiveChanges();
  useShortcuts(help.open);
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      className={classes['shell']}
    >
      <a href="#content" className={classes['skip']}>
        {w('app.skip')}
      </a>
      <AppShell.Header className={classes['header']}>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              opened={isOpen}
              onClick={menu.toggle}
              hiddenFrom="sm"
              size="sm"
              aria-label={w('app.menu')}
            />
            <UnstyledButton component={Link} to="/" aria-label={w('app.home')} className={classes['mark']}>
              <img src="/icon.svg" alt="" width={26} height={26} />
            </UnstyledButton>
            <Text fw={650} className="clip">
              {organisation.name}
            </Text>
          </Group>
          <Group gap="xs" wrap="nowrap">
            <UnstyledButton className={classes['search']} onClick={spotlight.open}>
              <IconSearch size={16} aria-hidden="true" />
              <VisuallyHidden>{w('app.search')}</VisuallyHidden>
              <span className={classes['searchText']} aria-hidden="true">
                {w('app.search')}
              </span>
              <span className={classes['key']} aria-hidden="true">
                {w('app.searchKey')}
              </span>
            </UnstyledButton>
            <UserMenu onHelp={help.open} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar aria-label={w('app.navigation')} className={classes['navbar']}>
        <AppShell.Section grow component={ScrollArea} p="xs">
          <Navigation onGo={menu.close} />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main
        id="content"
        tabIndex={-1}
        className={classes['main']}
        style={{ '--section-height': section.length ? '41px' : '0px' } as CSSProperties}
      >
        <SectionTabs section={section} />
        <Outlet />
      </AppShell.Main>
      <Palette />
      <KeyHelp opened={helps} onClose={help.close} />
    </AppShell>
  );
}
