import type { Health } from '@chairside/shared/wire/station';
import { create } from 'zustand';

/** Without a pulse for this long the link counts as lost (docs/architecture.md). */
const LINK_LOST_AFTER_MS = 3_000;
/** A link that begins has this long for its first pulse: what is on screen may be of one before it. */
const FIRST_PULSE_WITHIN_MS = 5_000;

export type Link =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** `since`: last sign of life, server clock, epoch ms. */
  | { readonly kind: 'lost'; readonly since: number }
  | { readonly kind: 'refused'; readonly code: string; readonly text: string };

interface LinkState {
  readonly link: Link;
  readonly health: Health;
  /** When this link was begun: monotonic clock, and server clock as far as it is known. */
  readonly begun: { readonly monotonic: number; readonly serverTime: number } | null;
  /** Monotonic clock of the last pulse, ms; null before the first. */
  readonly lastPulse: number | null;
  readonly lastHeardAt: number | null;
}

const HEALTHY: Health = { recording: true, notRecordingSince: null, evaluationLagMs: 0 };

export const useLink = create<LinkState>()(() => ({
  link: { kind: 'connecting' },
  health: HEALTHY,
  begun: null,
  lastPulse: null,
  lastHeardAt: null,
}));

export function startLink(monotonic: number, serverTime: number): void {
  const begun = { monotonic, serverTime };
  useLink.setState({ link: { kind: 'connecting' }, begun, lastPulse: null });
}

export function heardPulse(monotonic: number, serverTime: number, health: Health): void {
  const before = useLink.getState();
  useLink.setState({
    link: before.link.kind === 'live' ? before.link : { kind: 'live' },
    health: sameHealth(before.health, health) ? before.health : health,
    lastPulse: monotonic,
    lastHeardAt: serverTime,
  });
}

/** Called every second and whenever the page wakes up. Returns true when the link has just been lost. */
export function checkLink(monotonic: number): boolean {
  const { link, begun, lastPulse, lastHeardAt } = useLink.getState();
  if (link.kind === 'connecting' && begun !== null) {
    if (monotonic - begun.monotonic < FIRST_PULSE_WITHIN_MS) return false;
    useLink.setState({ link: { kind: 'lost', since: lastHeardAt ?? begun.serverTime } });
    return true;
  }
  if (link.kind !== 'live' || lastPulse === null || lastHeardAt === null) return false;
  if (monotonic - lastPulse < LINK_LOST_AFTER_MS) return false;
  useLink.setState({ link: { kind: 'lost', since: lastHeardAt } });
  return true;
}

/** Nothing has been heard since `since` (server clock), and this page never heard anything itself. */
export function loseLink(since: number): void {
  if (useLink.getState().link.kind === 'connecting') {
    useLink.setState({ link: { kind: 'lost', since }, lastHeardAt: since });
  }
}

export function refuseLink(code: string, text: string): void {
  useLink.setState({ link: { kind: 'refused', code, text } });
}

function sameHealth(a: Health, b: Health): boolean {
  return a.recording === b.recording && a.notRecordingSince === b.notRecordingSince;
}

export const useLinkState = (): Link => useLink((state) => state.link);
export const useIsLive = (): boolean => useLink((state) => state.link.kind === 'live');
export const useHealth = (): Health => useLink((state) => state.health);
