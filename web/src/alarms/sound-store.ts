import type { Tier } from '@chairside/shared/protocols/document/document';
import type { StationStatus } from '@chairside/shared/wire/station';
import { create } from 'zustand';

interface SoundState {
  /** `suspended`: the browser waits for a tap before it lets the page sound. */
  readonly state: StationStatus['sound'];
  /** 0.2 to 1; high priority never goes below its own floor. */
  readonly volume: number;
  /** What is being sounded; null is quiet. */
  readonly sounding: Tier | null;
}

export const MIN_VOLUME = 0.2;
/** No setting makes a critical alarm quieter than this. */
export const CRITICAL_FLOOR = 0.6;
const KEY = 'chairside-volume';

function remembered(): number {
  const stored = Number(globalThis.localStorage?.getItem(KEY) ?? Number.NaN);
  return Number.isFinite(stored) && stored >= MIN_VOLUME && stored <= 1 ? stored : 0.8;
}

export const useSound = create<SoundState>()(() => ({
  state: 'suspended',
  volume: remembered(),
  sounding: null,
}));

export function setVolume(volume: number): void {
  const kept = Math.min(1, Math.max(MIN_VOLUME, volume));
  useSound.setState({ volume: kept });
  globalThis.localStorage?.setItem(KEY, String(kept));
}

export function gainFor(tier: Tier, volume: number): number {
  return tier === 'critical' ? Math.max(CRITICAL_FLOOR, volume) : volume;
}
