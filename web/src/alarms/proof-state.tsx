import { durationText } from '@chairside/shared/text/time-text';
import type { CanaryOutcome } from '@chairside/shared/wire/station';
import { say } from '../language/say.ts';
import { useFromNow } from '../live/clock-store.ts';
import { useCoverage } from '../live/coverage-store.ts';
import classes from './proof-state.module.css';
import { useProof } from './proof-store.ts';

/** Three rounds of the server's silent test: then its last success says nothing about now. */
export const PROOF_GOOD_FOR_MS = 65_000;

const BROKEN: Readonly<Record<Exclude<CanaryOutcome, 'heard'>, string>> = {
  silent: say('alarms.alarm-sound-is-muted'),
  stalled: say('alarms.alarm-audio-has-stalled'),
  suspended: say('alarms.alarm-sound-is-off'),
  unavailable: say('alarms.no-alarm-sound-here'),
};

/** What is known of the way from the server to the sound of this screen. `bad`: it is not proven. */
export function proofText(
  { last, provenAt }: Pick<ReturnType<typeof useProof.getState>, 'last' | 'provenAt'>,
  now: number,
): { readonly text: string; readonly bad: boolean } {
  if (last !== null && last.heard !== 'heard') return { text: BROKEN[last.heard], bad: true };
  if (provenAt === null) return { text: say('alarms.alarm-path-not-proven-yet'), bad: false };
  const age = now - provenAt;
  if (age > PROOF_GOOD_FOR_MS)
    return { text: say('alarms.not-proven-for-age', { age: durationText(age) }), bad: true };
  return { text: say('alarms.alarm-path-proven-age-ago', { age: durationText(age) }), bad: false };
}

const LEAD = `${say('alarms.alarm-path')} `;
const TAIL = ' ago';

/** The words around the time in parts of their own: a narrow header leaves them out, and never the time. */
function Words({ text }: { readonly text: string }) {
  if (!text.startsWith(LEAD)) return text;
  const tail = text.endsWith(TAIL) ? TAIL : '';
  const rest = text.slice(LEAD.length, text.length - tail.length);
  return (
    <span className={classes.words} title={text}>
      <span className={classes.lead}>{LEAD}</span>
      {rest}
      <span className={classes.tail}>{tail}</span>
    </span>
  );
}

/** "alarm path proven 12 s ago", or what is broken. */
export function ProofState() {
  const proof = useProof();
  const text = useFromNow((now) => proofText(proof, now).text);
  const bad = useFromNow((now) => proofText(proof, now).bad);
  const coverage = useCoverage((state) => state.coverage);
  const others = coverage
    ? say('alarms.screens-of-the-clinic-watching', {
        watching: coverage.watching,
        visible: coverage.visible,
        sounding: coverage.sounding,
      })
    : undefined;
  return (
    <span
      className={classes.proof}
      data-bad={bad || undefined}
      data-proof={proof.last?.heard ?? 'waiting'}
      title={others}
    >
      <Words text={text} />
    </span>
  );
}
