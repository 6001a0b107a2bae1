import { countApprovals, getApproval, listApprovals } from './approval.queries.ts';
import { connectAssistant, disconnectAssistant } from './assistant.commands.ts';
import { listAudit } from './audit.queries.ts';
import { approveCommand, type Commands } from './commands/approve.ts';
import { declineApproval, withdrawApproval } from './commands/decline.ts';
import { getMandate, listAssistants } from './mandate.queries.ts';

export const commandsWith = (commands: Commands) => [
  approveCommand(commands),
  declineApproval,
  withdrawApproval,
  connectAssistant,
  disconnectAssistant,
];
export const queries = [listApprovals, getApproval, countApprovals, getMandate, listAssistants, listAudit];
export const stores = [];
