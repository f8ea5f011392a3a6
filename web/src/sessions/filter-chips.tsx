import type { SessionCounts } from '@chairside/shared/wire/session-list';
import { say } from '../language/say.ts';
import { Chip, ChipRow } from '../ui/chip.tsx';
import type { ListFilter } from './session-filter.ts';

interface Props {
  readonly filter: ListFilter;
  /** Null while they are counted. */
  readonly counts: SessionCounts | null;
  readonly onChange: (part: Partial<ListFilter>) => void;
}

/** What is asked for most, each with how many there are. */
export function FilterChips({ filter, counts, onChange }: Props) {
  const none = { phase: 'all', unsigned: false, critical: false, serious: false } as const;
  const running = filter.phase === 'running';
  const chips = [
    {
      name: 'All',
      count: counts?.total,
      on: filter.phase === 'all' && !filter.unsigned && !filter.critical && !filter.serious,
      change: none,
    },
    {
      name: 'Unsigned',
      count: counts?.unsigned,
      on: filter.unsigned,
      change: { unsigned: !filter.unsigned, phase: 'all' },
    },
    {
      name: 'Critical alarm',
      count: counts?.critical,
      on: filter.critical,
      change: { critical: !filter.critical },
    },
    {
      name: 'Serious effect',
      count: counts?.serious,
      on: filter.serious,
      change: { serious: !filter.serious },
    },
    {
      name: 'Running',
      count: counts?.running,
      on: running,
      change: { phase: running ? 'all' : 'running', unsigned: false },
    },
  ] as const;
  return (
    <ChipRow label={say('sessions.which-sessions')}>
      {chips.map(({ name, count, on, change }) => (
        <Chip key={name} pressed={on} count={count ?? '--'} onClick={() => onChange(change)}>
          {name}{' '}
        </Chip>
      ))}
    </ChipRow>
  );
}
