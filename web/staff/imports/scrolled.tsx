import { Paper } from '@mantine/core';
import type { ReactNode } from 'react';

interface ScrolledProps {
  /** What scrolls in it, for those who hear the page. */
  readonly label: string;
  /** In pixels or as CSS says it; as high as it wants unless given. */
  readonly most?: number | string;
  readonly children: ReactNode;
}

/** A table that may be wider or longer than there is room; it can be scrolled by keyboard, too. */
export function Scrolled({ label, most, children }: ScrolledProps) {
  return (
    <Paper
      withBorder
      component="section"
      aria-label={label}
      tabIndex={0}
      style={{ overflow: 'auto', ...(most !== undefined && { maxHeight: most }) }}
    >
      {children}
    </Paper>
  );
}
