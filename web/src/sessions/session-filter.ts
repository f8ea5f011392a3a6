/** What the list of sessions is narrowed to, as it stands in the address: a link shows the same list again. */
import { dayBegins } from '../time/clinic-time.ts';

export interface ListFilter {
  readonly search: string;
  readonly phase: 'running' | 'closed' | 'all';
  /** Days of the clinic, `2026-11-22`, both of them included; empty: no bound. */
  readonly from: string;
  readonly to: string;
  readonly patientId: string;
  readonly courseId: string;
  readonly chairId: string;
  readonly providerId: string;
  readonly unsigned: boolean;
  readonly critical: boolean;
  readonly serious: boolean;
}

export const WHOLE_LIST: ListFilter = {
  search: '',
  phase: 'all',
  from: '',
  to: '',
  patientId: '',
  courseId: '',
  chairId: '',
  providerId: '',
  unsigned: false,
  critical: false,
  serious: false,
};

const TEXTS = ['search', 'from', 'to', 'patientId', 'courseId', 'chairId', 'providerId'] as const;
const FLAGS = ['unsigned', 'critical', 'serious'] as const;

export function filterOf(address: URLSearchParams): ListFilter {
  const phase = address.get('phase');
  return {
    ...WHOLE_LIST,
    ...Object.fromEntries(TEXTS.map((name) => [name, address.get(name) ?? ''])),
    ...Object.fromEntries(FLAGS.map((name) => [name, address.get(name) === 'true'])),
    phase: phase === 'running' || phase === 'closed' ? phase : 'all',
  };
}

/** `phase` is always said, so that the whole list has an address of its own. */
export function addressOf(filter: ListFilter): URLSearchParams {
  const address = new URLSearchParams({ phase: filter.phase });
  for (const name of TEXTS) if (filter[name] !== '') address.set(name, filter[name]);
  for (const name of FLAGS) if (filter[name]) address.set(name, 'true');
  return address;
}

/** An address without anything: who opens the list anew, and has not asked for the whole of it. */
export const isBare = (address: URLSearchParams): boolean => [...address.keys()].length === 0;

export const isNarrowed = (filter: ListFilter): boolean =>
  filter.phase !== 'all' ||
  TEXTS.some((name) => filter[name] !== '') ||
  FLAGS.some((name) => filter[name]);

/** As the server is asked: days become instants of the clinic's zone, the last day runs to its midnight. */
export function askedFor(
  filter: ListFilter,
  zone: string,
): Record<string, string | number | boolean> {
  const from = dayBegins(filter.from, zone);
  const to = dayBegins(filter.to, zone, 1);
  const texts = TEXTS.filter((name) => name !== 'from' && name !== 'to');
  return {
    phase: filter.phase,
    ...Object.fromEntries(
      texts.filter((name) => filter[name] !== '').map((name) => [name, filter[name]]),
    ),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
    ...Object.fromEntries(FLAGS.filter((name) => filter[name]).map((name) => [name, true])),
  };
}

/** The same without what the chips choose: what they count in. */
export const withoutChips = (filter: ListFilter): ListFilter => ({
  ...filter,
  phase: 'all',
  unsigned: false,
  critical: false,
  serious: false,
});
