import { words } from '../words/words.ts';

/** An agent, and for whom: `Order desk assistant for Jonas Petersen`. */
export const agentText = (agent: string, person: string | null | undefined): string =>
  person ? `${agent} ${words('timeline.person', { person })}` : agent;
