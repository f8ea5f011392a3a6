/** Where a replay is and how it goes on. Time is an argument. */

export const SPEEDS = [1, 5, 20, 60] as const;
export type Speed = (typeof SPEEDS)[number];

export interface Player {
  readonly mode: 'playing' | 'paused' | 'ended';
  /** Instant of the session, epoch ms. */
  readonly at: number;
  readonly speed: Speed;
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

export type PlayerAction =
  /** So much time has passed at the desk, ms. */
  | { readonly type: 'passed'; readonly ms: number }
  | { readonly type: 'toggle' }
  | { readonly type: 'pause' }
  | { readonly type: 'go'; readonly at: number }
  | { readonly type: 'step'; readonly by: number }
  | { readonly type: 'speed'; readonly speed: Speed };

export function play(player: Player, action: PlayerAction, span: Span): Player {
  const within = (at: number) => Math.min(span.to, Math.max(span.from, at));
  switch (action.type) {
    case 'passed': {
      if (player.mode !== 'playing') return player;
      const at = within(player.at + action.ms * player.speed);
      return { ...player, at, mode: at >= span.to ? 'ended' : 'playing' };
    }
    case 'toggle':
      if (player.mode === 'playing') return { ...player, mode: 'paused' };
      // At the end it begins anew.
      return { ...player, mode: 'playing', at: player.mode === 'ended' ? span.from : player.at };
    case 'pause':
      return player.mode === 'playing' ? { ...player, mode: 'paused' } : player;
    case 'go':
    case 'step': {
      const at = within(action.type === 'go' ? action.at : player.at + action.by);
      const ended = at >= span.to;
      return {
        ...player,
        at,
        mode: ended ? 'ended' : player.mode === 'ended' ? 'paused' : player.mode,
      };
    }
    case 'speed':
      return { ...player, speed: action.speed };
    default:
      return action satisfies never;
  }
}

/** The next mark after an instant, or the last one before it; null where there is none. */
export function nextMark(marks: readonly number[], at: number, way: 1 | -1): number | null {
  const found = way === 1 ? marks.find((mark) => mark > at) : marks.findLast((mark) => mark < at);
  return found ?? null;
}
