import { withCuff } from '@chairside/shared/session/cuffs';
import type { CuffTaken } from '@chairside/shared/session/decide-context';
import { instantOf } from '@chairside/shared/vitals/live-vitals';
import type { ChairLive, FrameEntry } from '@chairside/shared/wire/station';
import { create } from 'zustand';

interface CuffsState {
  /** Inflations that a chair's monitors measured, oldest first, by chair id. */
  readonly cuffs: Readonly<Record<string, readonly CuffTaken[]>>;
}

type Told = NonNullable<ChairLive['cuffs']>[number];
const taken = ({ map, ...pressures }: Told): CuffTaken => ({
  ...pressures,
  ...(map === undefined ? {} : { map }),
});
const NONE: readonly CuffTaken[] = [];

export const useCuffs = create<CuffsState>()(() => ({ cuffs: {} }));

/** What the server knows of the chairs stands in place of what was heard since. */
export function putCuffs(chairs: readonly Pick<ChairLive, 'id' | 'cuffs'>[]): void {
  useCuffs.setState((state) => ({
    cuffs: {
      ...state.cuffs,
      ...Object.fromEntries(chairs.map(({ id, cuffs }) => [id, (cuffs ?? []).map(taken)])),
    },
  }));
}

/** Frames repeat nothing: an inflation that they carry is added once. */
export function growCuffs(entries: readonly FrameEntry[]): void {
  const { cuffs: before } = useCuffs.getState();
  const changed: Record<string, readonly CuffTaken[]> = {};
  for (const entry of entries) {
    const known = changed[entry.chair] ?? before[entry.chair] ?? NONE;
    const { sys = null, dia = null, map = null } = entry.values;
    const takenAt = Math.min(instantOf(entry, 'sys'), entry.at);
    const next = withCuff(known, { sys, dia, map }, takenAt);
    if (next !== known) changed[entry.chair] = next;
  }
  if (Object.keys(changed).length > 0) {
    useCuffs.setState({ cuffs: { ...before, ...changed } });
  }
}

/** The same array until an inflation is added. */
export const useChairCuffs = (chairId: string): readonly CuffTaken[] =>
  useCuffs((state) => state.cuffs[chairId] ?? NONE);
