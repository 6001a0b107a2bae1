import colour from 'picocolors';
import type { Warning } from '../../../command/command.ts';
import { cell } from './cell.ts';
import { print } from './print.ts';

export function showWarnings(warnings: readonly Warning[]): void {
  for (const { detail } of warnings) print(`${colour.yellow('!')} ${cell(detail)}`);
}
