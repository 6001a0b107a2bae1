export { PRESS_BUSY, PRESS_LONG } from './press.problems.ts';
export { Press, type PressSettings } from './press.ts';
export type { PressJob } from './press-job.ts';
