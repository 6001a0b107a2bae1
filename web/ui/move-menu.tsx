import { Button, Menu, Text, Tooltip } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.ts';

/** A move as every answer offers it: allowed, or not and why. */
export interface Move {
  readonly name: string;
  readonly label: string;
  readonly allowed: boolean;
  readonly reason?: string;
}

/** A button for one move; disabled, it says why on being pointed at, and to those who only hear it. */
export function MoveButton({
  move,
  onMove,
  ...look
}: {
  move: Move;
  onMove: (move: Move) => void;
  variant?: string;
  color?: string;
  size?: string;
}) {
  if (move.allowed) {
    return (
      <Button {...look} onClick={() => onMove(move)}>
        {move.label}
      </Button>
    );
  }
  return (
    <Tooltip label={move.reason}>
      <Button
        {...look}
        data-disabled
        aria-disabled
        aria-description={move.reason}
        onClick={(event) => event.preventDefault()}
      >
        {move.label}
      </Button>
    </Tooltip>
  );
}

interface MoveMenuProps {
  readonly moves: readonly Move[];
  readonly onMove: (move: Move) => void;
  readonly destructive?: ReadonlySet<string>;
  /** Items besides the moves, such as what can be printed. */
  readonly children?: ReactNode;
}

/** The Actions menu: every move there is, those that cannot be made now with the reason below. */
export function MoveMenu({ moves, onMove, destructive, children }: MoveMenuProps) {
  const w = useWords();
  return (
    <Menu position="bottom-end" width={300} keepMounted={false}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} />}>
          {w('app.actions')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70dvh" style={{ overflowY: 'auto' }}>
        {moves.map((move) => (
          <MoveItem
            key={move.name}
            move={move}
            onMove={onMove}
            isDestructive={destructive?.has(move.name) ?? false}
          />
        ))}
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}

interface MoveItemProps {
  readonly move: Move;
  readonly onMove: (move: Move) => void;
  readonly isDestructive?: boolean;
}

/** One move in a menu; one that cannot be made now says why below its name. */
export function MoveItem({ move, onMove, isDestructive }: MoveItemProps) {
  return (
    <Menu.Item
      {...(isDestructive && { color: 'red' })}
      aria-disabled={!move.allowed}
      data-disabled={!move.allowed || undefined}
      closeMenuOnClick={move.allowed}
      onClick={() => move.allowed && onMove(move)}
    >
      {move.label}
      {!move.allowed && (
        <Text size="xs" c="dimmed">
          {move.reason}
        </Text>
      )}
    </Menu.Item>
  );
}
