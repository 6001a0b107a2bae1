import { Box, Center, Checkbox, Loader, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../words/words.ts';
import { ProblemAlert } from './problem-alert.tsx';
import classes from './record-list.module.css';
import { useListKeys } from './use-list-keys.ts';

export interface Column<T> {
  readonly id: string;
  readonly label: string;
  readonly cell: (row: T) => ReactNode;
  /** In pixels; the one without takes what is left. */
  readonly width?: number;
  readonly align?: 'right';
  /** What the list calls this order, where it can be sorted by it. */
  readonly sort?: string;
  /** Left out at first; the column chooser brings it in. */
  readonly hidden?: boolean;
}

export interface Sorting {
  readonly sort: string | undefined;
  readonly direction: 'asc' | 'desc';
}

interface RecordListProps<T> {
  /** What tells a row from the others; its `id` unless said. */
  readonly idOf?: (row: T) => string;
  /** What the list is of, for those who hear the page: `Sales orders`. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly list: UseInfiniteQueryResult;
  readonly onOpen?: (row: T) => void;
  readonly empty: ReactNode;
  readonly sorting?: Sorting;
  readonly onSort?: (sorting: Sorting) => void;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (ids: ReadonlySet<string>) => void;
  /** Fills what is left of the page unless given. */
  readonly height?: number | string;
}

const ROW = 42;

export const byId = (row: unknown): string => (row as { id: string }).id;

/** A list of any length: what is in the window is drawn, the next page is fetched before its end is reached. */
export function RecordList<T>(props: RecordListProps<T>) {
  const { rows, list, onOpen, empty, height } = props;
  const w = useWords();
  const window = useRef<HTMLDivElement>(null);
  const drawn = useVirtualizer({
    count: rows.length,
    getScrollElement: () => window.current,
    estimateSize: () => ROW,
    overscan: 12,
  });
  useNextPage(list, rows.length, drawn.getVirtualItems().at(-1)?.index ?? 0);
  const keys = useListKeys({ ...props, scrollTo: (index) => drawn.scrollToIndex(index) });
  if (list.isError && rows.length === 0)
    return <ProblemAlert error={list.error} onRetry={() => list.refetch()} />;
  if (list.isLoading) return <Waiting label={w('list.loading')} />;
  if (rows.length === 0) return <>{empty}</>;
  const items = drawn.getVirtualItems();
  const above = items[0]?.start ?? 0;
  const below = drawn.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <Box
      ref={window}
      className={classes['window']}
      style={height === undefined ? { flex: '1 1 0', minHeight: 220 } : { height }}
      data-stale={list.isPlaceholderData || undefined}
      {...keys.window}
    >
      <table
        className={classes['table']}
        aria-label={props.label}
        aria-rowcount={list.hasNextPage ? -1 : rows.length}
      >
        <Widths {...props} />
        <Head {...props} />
        <tbody>
          {above > 0 && <Gap height={above} />}
          {items.map(({ index, key }) => (
            <Line key={key} {...props} row={rows[index] as T} index={index} isAt={keys.at === index} />
          ))}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
      {list.isFetchingNextPage && <Waiting label={w('list.more')} />}
      {onOpen && (
        <span hidden id={keys.hint}>
          {w('list.keys')}
        </span>
      )}
    </Box>
  );
}

/** Stands for the rows that are not drawn. */
const Gap = ({ height }: { height: number }) => <tr style={{ height }} />;

const Waiting = ({ label }: { label: string }) => (
  <Center p="md">
    <Loader size="sm" aria-label={label} />
  </Center>
);

/** A page ahead of the eye, so that scrolling does not stop at its end. */
function useNextPage(
  { hasNextPage, isFetchingNextPage, fetchNextPage }: UseInfiniteQueryResult,
  count: number,
  last: number,
) {
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && last > count - 60) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, count, last]);
}

function Widths<T>({ columns, onSelect }: RecordListProps<T>) {
  return (
    <colgroup>
      {onSelect && <col style={{ width: 40 }} />}
      {columns.map(({ id, width }) => (
        <col key={id} style={width === undefined ? { minWidth: 160 } : { width }} />
      ))}
    </colgroup>
  );
}

function Head<T>({ columns, rows, sorting, onSort, selected, onSelect, idOf = byId }: RecordListProps<T>) {
  const w = useWords();
  const count = selected?.size ?? 0;
  return (
    <thead>
      <tr>
        {onSelect && (
          <th scope="col">
            <Checkbox
              size="xs"
              aria-label={w('list.selectAll')}
              checked={count > 0 && count >= rows.length}
              indeterminate={count > 0 && count < rows.length}
              onChange={() => onSelect(count > 0 ? new Set() : new Set(rows.map(idOf)))}
            />
          </th>
        )}
        {columns.map((column) => (
          <th key={column.id} scope="col" data-align={column.align} aria-sort={sortState(column, sorting)}>
            {column.sort && onSort ? (
              <SortButton column={column} sorting={sorting} onSort={onSort} />
            ) : (
              column.label
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function sortState<T>({ sort }: Column<T>, sorting: Sorting | undefined) {
  if (!sort) return undefined;
  if (sorting?.sort !== sort) return 'none' as const;
  return sorting.direction === 'asc' ? ('ascending' as const) : ('descending' as const);
}

function SortButton<T>({
  column,
  sorting,
  onSort,
}: {
  column: Column<T>;
  sorting: Sorting | undefined;
  onSort: (sorting: Sorting) => void;
}) {
  const isSorted = sorting?.sort === column.sort;
  const direction = isSorted && sorting?.direction === 'desc' ? 'asc' : 'desc';
  const Sign = sorting?.direction === 'asc' ? IconArrowUp : IconArrowDown;
  return (
    <UnstyledButton
      fz="inherit"
      fw="inherit"
      c="inherit"
      onClick={() => onSort({ sort: column.sort, direction })}
    >
      {column.label} {isSorted && <Sign size={12} aria-hidden="true" />}
    </UnstyledButton>
  );
}

interface LineProps<T> extends RecordListProps<T> {
  readonly row: T;
  readonly index: number;
  readonly isAt: boolean;
}

function Line<T>({ columns, row, index, isAt, onOpen, selected, onSelect, idOf = byId }: LineProps<T>) {
  const w = useWords();
  const id = idOf(row);
  const isSelected = selected?.has(id) ?? false;
  return (
    <tr
      aria-rowindex={index + 1}
      data-at={isAt || undefined}
      data-selected={isSelected || undefined}
      data-opens={onOpen ? true : undefined}
      onClick={(event) => isPlain(event) && onOpen?.(row)}
    >
      {onSelect && (
        <td>
          <Checkbox
            size="xs"
            aria-label={w('list.select')}
            checked={isSelected}
            onChange={() => onSelect(toggled(selected, id))}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} data-align={column.align}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** A click on a link, button or box in a row means that, not the row. */
const isPlain = (event: React.MouseEvent): boolean =>
  !(event.target as HTMLElement).closest('a, button, input, label, [role="button"]');

export function toggled(selected: ReadonlySet<string> | undefined, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
