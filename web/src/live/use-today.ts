import { civilDateAt } from '@chairside/shared/time/calendar';
import { useMe } from '../identity/use-me.ts';
import { useFromNow } from './clock-store.ts';

/** The clinic's day, YYYY-MM-DD. */
export function useToday(): string {
  const { timeZone } = useMe().clinic;
  return useFromNow((now) => civilDateAt(now, timeZone));
}
