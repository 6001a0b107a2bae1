import { Button, Checkbox, Group, Menu, Modal, Stack, TextInput } from '@mantine/core';
import { IconBookmark } from '@tabler/icons-react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { type Page, useAct, useAsk } from '../../ask/use-ask.ts';
import { tellDone, tellProblem } from '../../ui/problem-alert.tsx';
import { useWords } from '../../words/words.ts';

interface View {
  readonly id: string;
  readonly name: string;
  readonly query: string;
  readonly shared: boolean;
  readonly mayChange: boolean;
  readonly version: number;
}

/** Views of the list that were kept, one's own and shared ones; the present one can be kept, too. */
export function SavedViews() {
  const w = useWords();
  const navigate = useNavigate();
  const search = useRouterState({ select: ({ location }) => location.searchStr.replace(/^\?/, '') });
  const [isKeeping, setKeeping] = useState(false);
  const { data } = useAsk<Page<View>>('saved-view.list', { list: 'sales-orders' });
  const acting = useAct();
  return (
    <>
      <Menu position="bottom-end" width={280} keepMounted={false}>
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} aria-hidden="true" />}>
            {w('orders.views')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {data?.data.map(({ id, name, query, shared }) => (
            <Menu.Item
              key={id}
              rightSection={shared ? w('orders.shared') : null}
              onClick={() => void navigate({ href: `/orders?${query}` })}
            >
              <bdi>{name}</bdi>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item disabled={!search} onClick={() => setKeeping(true)}>
            {w('orders.keepView')}
          </Menu.Item>
          {search &&
            data?.data
              .filter(({ mayChange, query }) => mayChange && query !== search)
              .map(({ id, name, version }) => (
                <Menu.Item
                  key={id}
                  onClick={() =>
                    acting.mutate(
                      { command: 'saved-view.update', ref: id, input: { query: search }, version },
                      { onSuccess: () => tellDone(w('orders.viewKept', { name })), onError: tellProblem },
                    )
                  }
                >
                  {w('orders.overwriteView', { name })}
                </Menu.Item>
              ))}
          {data?.data
            .filter(({ mayChange, query }) => mayChange && query === search)
            .map(({ id, name }) => (
              <Menu.Item
                key={id}
                color="red"
                onClick={() =>
                  acting.mutate({ command: 'saved-view.delete', ref: id }, { onError: tellProblem })
                }
              >
                {w('orders.dropView', { name })}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      {isKeeping && <KeepView query={search} onClose={() => setKeeping(false)} />}
    </>
  );
}

function KeepView({ query, onClose }: { query: string; onClose: () => void }) {
  const w = useWords();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const keeping = useAct();
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    const input = { list: 'sales-orders', name, query, shared };
    keeping.mutate(
      { command: 'saved-view.create', input },
      {
        onSuccess: () => {
          tellDone(w('orders.viewKept', { name }));
          onClose();
        },
        onError: tellProblem,
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={w('orders.keepView')}
      closeButtonProps={{ 'aria-label': w('app.close') }}
    >
      <form onSubmit={keep}>
        <Stack gap="sm">
          <TextInput
            label={w('orders.viewName')}
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            data-autofocus
          />
          <Checkbox
            label={w('orders.share')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
          <Group justify="flex-end">
            <Button type="submit" disabled={!name.trim()} loading={keeping.isPending}>
              {w('app.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
