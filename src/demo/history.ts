import { type Day, dayIn } from '../kernel/day.ts';

export const ZONE = 'Europe/Berlin';
/** Days from the founding to today. */
export const DAYS = 161;

export const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000);

/** The company's clock: it goes through the last months day by day and ends now. */
export class History {
  readonly now: Date;
  readonly today: Day;
  clock: Date;

  constructor(now: Date) {
    this.now = now;
    this.today = dayIn(ZONE, now);
    this.clock = daysBefore(now, DAYS);
  }

  /** Business hours, and never later than now. */
  to(day: Day, hour: number): void {
    const at = new Date(`${day}T${String(hour).padStart(2, '0')}:15:00Z`);
    this.clock = at < this.now ? at : this.now;
  }
}
