import { beforeEach, describe, expect, it, vi } from 'vitest';

/** Of the browser's audio what the alarm uses; a test moves its clock and its state. */
class FakeContext {
  static all: FakeContext[] = [];
  static startsAs: AudioContextState = 'running';
  state: AudioContextState = FakeContext.startsAs;
  currentTime = 0;
  sampleRate = 8_000;
  destination = {};
  started: number[] = [];
  onstatechange: (() => void) | null = null;
  resumable = true;

  constructor() {
    FakeContext.all.push(this);
  }

  createGain() {
    return { gain: { value: 0 }, connect: () => undefined };
  }
  createAnalyser() {
    return { smoothingTimeConstant: 0, connect: () => undefined };
  }
  createBuffer() {
    return { copyToChannel: () => undefined };
  }
  createBufferSource() {
    const source = { onended: null, connect: () => undefined, disconnect: () => undefined };
    return { ...source, start: (at: number) => this.started.push(at), stop: () => undefined };
  }
  async resume() {
    if (this.resumable) this.state = 'running';
  }
  async close() {
    this.state = 'closed';
  }
}

async function fresh() {
  vi.resetModules();
  const { sound } = await import('./sound.ts');
  const { useSound } = await import('./sound-store.ts');
  return { sound, state: () => useSound.getState().state };
}

describe('an audio output that no longer sounds', () => {
  beforeEach(() => {
    FakeContext.all = [];
    FakeContext.startsAs = 'running';
    vi.stubGlobal('AudioContext', FakeContext);
    vi.useFakeTimers();
    return () => {
      vi.useRealTimers();
      vi.unstubAllGlobals();
    };
  });
  const pushes = (sound: { schedule(): void }, seconds: number, moves: boolean) => {
    for (let s = 0; s < seconds; s += 1) {
      const context = FakeContext.all.at(-1);
      if (context && moves) context.currentTime += 1;
      vi.advanceTimersByTime(1_000);
      sound.schedule();
    }
  };

  it('UI-305 is made anew where its clock stands while it says "running", and the alarm goes on', async () => {
    const { sound } = await fresh();
    sound.open();
    sound.set('critical');
    pushes(sound, 10, true);
    expect(FakeContext.all).toHaveLength(1);
    pushes(sound, 5, false);
    expect(FakeContext.all).toHaveLength(2);
    expect(FakeContext.all[0]?.state).toBe('closed');
    expect(FakeContext.all[1]?.started.length).toBeGreaterThan(0);
  });

  it('UI-305 is made anew where the browser closed it', async () => {
    const { sound, state } = await fresh();
    sound.open();
    const [first] = FakeContext.all;
    if (!first) throw new Error('no output');
    first.state = 'closed';
    first.onstatechange?.();
    expect(FakeContext.all).toHaveLength(2);
    expect(state()).toBe('running');
  });

  it('UI-305 a tap opens a new one where the old one cannot be woken', async () => {
    FakeContext.startsAs = 'suspended';
    const { sound, state } = await fresh();
    sound.open();
    const [first] = FakeContext.all;
    if (!first) throw new Error('no output');
    first.resumable = false;
    expect(state()).toBe('suspended');
    await sound.arm();
    expect(FakeContext.all).toHaveLength(2);
    expect(state()).toBe('running');
  });
});
