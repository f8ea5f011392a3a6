import type { CanaryOutcome } from '@chairside/shared/wire/station';

/** Hardly anybody hears it, and no burst reaches up there: what is found at this pitch is the test. */
const TONE_HZ = 18_000;
/** Of full scale: inaudible at any pitch. */
const LEVEL = 0.0008;
/** The quietest setting leaves the tone at -89 dB; an empty graph is below -140. */
const HEARD_ABOVE_DB = -105;
const PROBES_S = [0.1, 0.2, 0.3];
const TONE_S = 0.7;
const STALLED_AFTER_MS = 2_000;

/**
 * Plays a tone that nobody hears through the alarm's own graph and looks for it at the end of it. The instants of
 * looking are given by the audio clock, not by timers: a hidden page runs those late.
 */
export function proveTone(
  context: AudioContext,
  input: AudioNode,
  analyser: AnalyserNode,
): Promise<CanaryOutcome> {
  const hertz = Math.min(TONE_HZ, context.sampleRate * 0.4);
  const bin = Math.round((hertz * analyser.fftSize) / context.sampleRate);
  const level = context.createGain();
  level.gain.value = LEVEL;
  level.connect(input);
  const spectrum = new Float32Array(analyser.frequencyBinCount);
  const heard = (): boolean => {
    analyser.getFloatFrequencyData(spectrum);
    return [bin - 1, bin, bin + 1].some((each) => (spectrum[each] ?? -1000) > HEARD_ABOVE_DB);
  };
  const tone = (seconds: number): OscillatorNode => {
    const source = context.createOscillator();
    source.frequency.value = hertz;
    source.connect(level);
    source.start();
    source.stop(context.currentTime + seconds);
    return source;
  };
  return new Promise((resolve) => {
    const end = (outcome: CanaryOutcome) => {
      clearTimeout(timer);
      level.disconnect();
      resolve(outcome);
    };
    const timer = setTimeout(() => end('stalled'), STALLED_AFTER_MS);
    tone(TONE_S);
    for (const [index, seconds] of PROBES_S.entries()) {
      tone(seconds).onended = () => {
        if (heard()) end('heard');
        else if (index === PROBES_S.length - 1) end('silent');
      };
    }
  });
}
