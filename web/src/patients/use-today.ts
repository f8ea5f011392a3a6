import { civilDateAt } from '@chairside/shared/patients/civil-date';
import { useFromNow } from '../live/clock-store.ts';
import { useMe } from '../sign-in/use-me.ts';

/** The clinic's day, YYYY-MM-DD. */
export function useToday(): string {
  const { timeZone } = useMe().clinic;
  return useFromNow((now) => civilDateAt(now, timeZone));
}
