import type { SessionEvent } from '@chairside/shared/moves/events';
import type { ProtocolDocument } from '@chairside/shared/protocols/document/document';
import {
  NOTHING_TOLD,
  type ReplayLog,
  replayLog,
  type Told,
  toldBy,
} from '@chairside/shared/replay/told-log';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { errorText } from '../../http/problem.ts';
import { getReadings } from '../../http/readings.ts';
import { useMe } from '../../identity/use-me.ts';
import { type Player, type PlayerAction, play, type Span } from './player.ts';
import { ReplayReadings } from './replay-readings.ts';
import { clearStage, openStage, showInstant } from './replay-stage.ts';

const TICK_MS = 100;
/** More than this between two instants is a jump: what lies between is not drawn as if it had been watched. */
const JUMP_MS = 20_000;

export interface Replay {
  readonly log: ReplayLog;
  readonly player: Player;
  /** Of the instant that is on stage; null before the first. */
  readonly shownAt: number | null;
  readonly told: Told;
  /** Grows with each jump: the tile begins anew. */
  readonly scene: number;
  readonly waiting: boolean;
  readonly problem: string | null;
  readonly act: (action: PlayerAction) => void;
  readonly retry: () => void;
}

/** Plays a session into the stores of this document. Null for a log without events. */
export function useReplay(
  sessionId: string,
  all: readonly SessionEvent[],
  protocol: ProtocolDocument,
  reference: string,
  startAt: number | null,
): Replay | null {
  const { clinic } = useMe();
  const log = useMemo(() => replayLog(all), [all]);
  const span = useMemo((): Span => ({ from: log?.from ?? 0, to: log?.to ?? 0 }), [log]);
  const readings = useMemo(
    () =>
      new ReplayReadings(
        (from, to, points) => getReadings(sessionId, from, to, points),
        span.from,
        span.to,
      ),
    [sessionId, span],
  );
  const [player, act] = useReducer(
    (state: Player, action: PlayerAction) => play(state, action, span),
    startAt,
    (at): Player => ({
      mode: 'paused',
      at: Math.min(span.to, Math.max(span.from, at ?? span.from)),
      speed: 5,
    }),
  );
  const [stage, setStage] = useState<{ at: number; told: Told; scene: number } | null>(null);
  const last = useRef<{ at: number; told: Told; scene: number } | null>(null);
  const [waiting, setWaiting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [loaded, setLoaded] = useState(0);

  useEffect(() => {
    openStage(clinic, protocol, reference);
    return clearStage;
  }, [clinic, protocol, reference]);

  const held = waiting || problem !== null;
  useEffect(() => {
    if (player.mode !== 'playing' || held) return;
    let before = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      act({ type: 'passed', ms: now - before });
      before = now;
    }, TICK_MS);
    return () => clearInterval(timer);
  }, [player.mode, held]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was loaded is looked at again by `loaded`.
  useEffect(() => {
    if (log === null) return;
    const { at } = player;
    const pieces = readings.at(at);
    let wanted = true;
    readings.load(at).then(
      () => {
        if (!wanted) return;
        setWaiting(false);
        setProblem(null);
        if (pieces === null) setLoaded((count) => count + 1);
      },
      (error: unknown) => {
        if (wanted) setProblem(errorText(error));
      },
    );
    if (pieces === null) {
      setWaiting(true);
    } else {
      const before = last.current;
      const jumped = before === null || at < before.at || at - before.at > JUMP_MS;
      if (jumped) clearStage();
      const told = toldBy(log, at, before?.told ?? NOTHING_TOLD);
      if (told.session !== null) {
        showInstant(told.session, pieces, at, jumped ? null : before.at);
      }
      const next = { at, told, scene: (before?.scene ?? 0) + (jumped ? 1 : 0) };
      last.current = next;
      setStage(next);
    }
    return () => {
      wanted = false;
    };
  }, [log, readings, player.at, loaded]);

  if (log === null) return null;
  return {
    ...{ log, player, waiting, problem, act },
    shownAt: stage?.at ?? null,
    told: stage?.told ?? NOTHING_TOLD,
    scene: stage?.scene ?? 0,
    retry: () => {
      setProblem(null);
      setLoaded((count) => count + 1);
    },
  };
}
