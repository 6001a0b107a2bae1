import {
  Avatar,
  Menu,
  Text,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
  VisuallyHidden,
} from '@mantine/core';
import { IconBook2, IconKeyboard, IconLogout, IconMoon, IconSun, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { signOut, useSignedIn } from '../../ask/session.ts';
import { useWords } from '../../words/words.ts';

/** Who is signed in, and what is theirs: the ground they look at, the keys, the way out. */
export function UserMenu({ onHelp }: { onHelp: () => void }) {
  const w = useWords();
  const { user, token } = useSignedIn();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const name = user?.name ?? token?.name ?? '';
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <UnstyledButton>
          <VisuallyHidden>{w('app.account', { name })}</VisuallyHidden>
          <Avatar
            name={name}
            size={32}
            radius="xl"
            color="harbour"
            variant="filled"
            alt=""
            aria-hidden="true"
          />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text size="sm" fw={600}>
            {name}
          </Text>
          {user && (
            <Text size="xs">
              {user.email} · {w(`roles.${user.role}`)}
            </Text>
          )}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item component={Link} to="/me" leftSection={<IconUser size={16} />}>
          {w('settings.me')}
        </Menu.Item>
        <Menu.Item
          leftSection={isDark ? <IconSun size={16} /> : <IconMoon size={16} />}
          onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
        >
          {isDark ? w('app.light') : w('app.dark')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} />} rightSection="?" onClick={onHelp}>
          {w('app.keys')}
        </Menu.Item>
        <Menu.Item component="a" href="/reference" target="_blank" leftSection={<IconBook2 size={16} />}>
          {w('app.reference')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} />} onClick={() => void signOut()}>
          {w('app.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
