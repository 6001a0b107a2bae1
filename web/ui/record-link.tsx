import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { addressOfRecord } from '../staff/shell/record-address.ts';

/** A document or record by its number, leading to its page. */
export function RecordLink({
  kind,
  number,
  children,
  strong,
}: {
  kind: string;
  number: string;
  children?: ReactNode;
  strong?: boolean;
}) {
  return (
    <Anchor component={Link} to={addressOfRecord(kind, number)} size="sm" fw={strong ? 600 : undefined}>
      {children ?? number}
    </Anchor>
  );
}
