import type { Tier } from '@chairside/shared/protocols/document/document';
import type { CanaryOutcome } from '@chairside/shared/wire/station';
import { BURSTS, renderBurst } from './burst.ts';
import { proveTone } from './prove-tone.ts';
import { gainFor, useSound } from './sound-store.ts';

/** Bursts are laid this far ahead on the audio clock, so that a throttled page still sounds on time. */
const AHEAD_S = 60;
const SOON_S = 0.05;
/** An audio clock that says "running" and has not moved for so long has stalled. */
const STALLED_AFTER_MS = 2_500;

/**
 * Sounds the highest alarm that calls. Bursts are scheduled on the audio clock, never by page timers:
 * a browser runs those once a minute in a hidden tab.
 */
class AlarmSound {
  private context: AudioContext | null = null;
  private gain: GainNode | null = null;
  private analyser: AnalyserNode | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly buffers = new Map<Tier, AudioBuffer>();
  private tier: Tier | null = null;
  private nextAt = 0;
  private readonly scheduled = new Set<AudioBufferSourceNode>();
  /** The audio clock as it was last seen to move. */
  private moved = { to: -1, at: 0 };

  /** Wakes the sound up; works only from a tap or a key press in most browsers. */
  async arm(): Promise<void> {
    const context = this.open();
    if (!context) return;
    await context.resume().catch(() => undefined);
    // Closed or interrupted for good: a tap may open a new one.
    if (context.state !== 'running')
      await this.renew()
        ?.resume()
        .catch(() => undefined);
    this.settle();
  }

  /** Opens the audio output without a gesture and reports what the browser allows. */
  open(): AudioContext | null {
    if (this.context && this.context.state !== 'closed') return this.context;
    if (this.context) this.discard();
    if (typeof AudioContext === 'undefined') {
      useSound.setState({ state: 'unavailable' });
      return null;
    }
    const context = new AudioContext({ latencyHint: 'interactive' });
    const gain = context.createGain();
    // The last node before the output: what passes here is what the screen sounds.
    const analyser = context.createAnalyser();
    analyser.smoothingTimeConstant = 0;
    gain.connect(analyser);
    analyser.connect(context.destination);
    for (const tier of ['critical', 'warning', 'info'] as const) {
      const samples = renderBurst(BURSTS[tier], context.sampleRate);
      const buffer = context.createBuffer(1, samples.length, context.sampleRate);
      buffer.copyToChannel(samples, 0);
      this.buffers.set(tier, buffer);
    }
    context.onstatechange = () => this.settle();
    this.context = context;
    this.gain = gain;
    this.analyser = analyser;
    this.settle();
    return context;
  }

  /** What calls now. A change is heard at once; the same tier keeps its rhythm unless `renew`. */
  set(tier: Tier | null, renew = false): void {
    if (tier !== this.tier || renew) {
      this.silence();
      this.tier = tier;
      this.nextAt = 0;
    }
    useSound.setState({ sounding: tier });
    this.schedule();
  }

  /**
   * Another audio output in place of one that no longer sounds: closed, interrupted, or running with a clock that
   * stands. What called goes on calling from the new one.
   */
  renew(): AudioContext | null {
    this.discard();
    return this.open();
  }

  /** Called with every push of the server: makes a stalled output anew, and keeps the schedule filled. */
  schedule(): void {
    if (this.stands()) this.renew();
    const { context, gain, tier } = this;
    if (!context || !gain || tier === null || context.state !== 'running') return;
    const buffer = this.buffers.get(tier);
    if (!buffer) return;
    gain.gain.value = gainFor(tier, useSound.getState().volume);
    const now = context.currentTime;
    if (this.nextAt < now) this.nextAt = now + SOON_S;
    const before = this.scheduled.size;
    while (this.nextAt < now + AHEAD_S) {
      const source = context.createBufferSource();
      source.buffer = buffer;
      source.connect(gain);
      source.onended = () => this.scheduled.delete(source);
      source.start(this.nextAt);
      this.scheduled.add(source);
      this.nextAt += BURSTS[tier].every;
    }
    if (this.scheduled.size > before) for (const listener of this.listeners) listener();
  }

  /** Called whenever bursts were laid on a running audio clock; returns the way to stop. */
  onScheduled(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** A silent test of everything between here and the output of this screen. */
  async prove(): Promise<CanaryOutcome> {
    const { context, gain, analyser } = this;
    if (typeof AudioContext === 'undefined') return 'unavailable';
    if (!context || !gain || !analyser || context.state !== 'running') return 'suspended';
    const outcome = await proveTone(context, gain, analyser);
    if (outcome === 'stalled' && this.context === context) this.renew();
    return outcome;
  }

  /** One pulse at the chosen volume, so that a change of volume can be heard. */
  sample(): void {
    const { context, gain } = this;
    const buffer = this.buffers.get('info');
    if (!context || !gain || !buffer || context.state !== 'running' || this.tier !== null) return;
    gain.gain.value = useSound.getState().volume;
    const source = context.createBufferSource();
    source.buffer = buffer;
    source.connect(gain);
    source.start();
  }

  private stands(): boolean {
    const { context } = this;
    if (context?.state !== 'running') return false;
    const now = performance.now();
    if (context.currentTime !== this.moved.to) this.moved = { to: context.currentTime, at: now };
    return now - this.moved.at > STALLED_AFTER_MS;
  }

  private discard(): void {
    const { context } = this;
    this.silence();
    this.nextAt = 0;
    this.moved = { to: -1, at: 0 };
    this.context = null;
    if (context === null) return;
    context.onstatechange = null;
    if (context.state !== 'closed') void context.close().catch(() => undefined);
  }

  private silence(): void {
    for (const source of this.scheduled) {
      source.onended = null;
      source.stop();
      source.disconnect();
    }
    this.scheduled.clear();
  }

  private settle(): void {
    if (this.context?.state === 'closed') return void this.renew();
    const running = this.context?.state === 'running';
    useSound.setState({ state: running ? 'running' : 'suspended' });
    if (running) this.schedule();
  }
}

export const sound = new AlarmSound();
