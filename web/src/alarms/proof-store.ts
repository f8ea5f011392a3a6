import type { Canary, CanaryAnswer, CanaryOutcome } from '@chairside/shared/wire/station';
import { create } from 'zustand';
import { serverNow } from '../live/clock-store.ts';
import { sound } from './sound.ts';

interface ProofState {
  /** The test that the server asks for. */
  readonly asked: Canary | null;
  /** What came of the last one; `at`: server clock, epoch ms. */
  readonly last: { readonly id: string; readonly heard: CanaryOutcome; readonly at: number } | null;
  readonly provenAt: number | null;
}

export const useProof = create<ProofState>()(() => ({ asked: null, last: null, provenAt: null }));

/** Takes the same way as an alarm: from the socket into a store, from there to the sound. */
export function askProof(asked: Canary): Promise<CanaryAnswer> {
  return new Promise((resolve) => {
    const stop = useProof.subscribe(({ last }) => {
      if (last?.id !== asked.id) return;
      stop();
      resolve({ id: last.id, heard: last.heard });
    });
    useProof.setState({ asked });
  });
}

/** Carries the tests out for as long as somebody is signed in. */
export function proveOnAsk(): () => void {
  return useProof.subscribe(({ asked }, before) => {
    if (asked === null || asked === before.asked) return;
    void sound.prove().then((heard) => {
      const at = serverNow();
      useProof.setState((state) => ({
        last: { id: asked.id, heard, at },
        provenAt: heard === 'heard' ? at : state.provenAt,
      }));
    });
  });
}
