/** Alarms that a logged effect makes by itself. */
import { SEVERITIES, type Severity } from '../../effects/severity.ts';
import type { ProtocolDocument } from '../../protocols/document/document.ts';
import type { Alarm } from '../alarm.ts';
import { combine } from '../combinations/combine.ts';
import { change, nextOccurrence, type Run } from '../state/run.ts';
import type { AlarmInput } from '../state/state.ts';

type EffectInput = Extract<AlarmInput, { kind: 'effect' }>;

function effectKey(term: string): string {
  return `effect:${term}`;
}

type SeriousEffects = NonNullable<ProtocolDocument['seriousEffects']>;

function isSerious(rule: SeriousEffects, term: string, severity: Severity): boolean {
  const { terms, anyAtLeast, callProvider } = rule;
  return (
    terms.includes(term) ||
    callProvider?.includes(term) === true ||
    (anyAtLeast !== undefined && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(anyAtLeast))
  );
}

/** One alarm per term: a further entry joins the alarm that nobody has acknowledged yet. */
function raise(run: Run, { seq, term, severity }: EffectInput, at: number): void {
  const rule = run.plan.document.seriousEffects;
  const key = effectKey(term);
  if (rule === undefined || !isSerious(rule, term, severity)) return;
  if (run.state.alarms[key] !== undefined) return;
  const occurrence = nextOccurrence(run, key);
  const alarm: Alarm = {
    id: `${key}#${occurrence}`,
    key,
    occurrence,
    kind: 'physiological',
    tier: rule.tier,
    state: 'active',
    since: at,
    raisedAt: at,
    value: null,
    worst: null,
    limit: null,
    protocol: run.plan.name,
    acknowledged: null,
    signalLost: false,
    unresolved: false,
    unconfirmed: false,
    parts: [{ effect: term }],
    entry: seq,
    ...(rule.callProvider?.includes(term) ? { callsProvider: true as const } : {}),
  };
  change(run, 'raised', at, alarm);
}

/** The alarm ends with the last entry that it stands for, acknowledged or not: what never was needs no answer. */
function withdraw(run: Run, term: string, at: number): void {
  const alarm = run.state.alarms[effectKey(term)];
  const from = alarm?.entry;
  if (alarm === undefined || from === undefined) return;
  const stands = Object.entries(run.state.effects).some(
    ([seq, entry]) => entry.term === term && Number(seq) >= from,
  );
  if (!stands) change(run, 'cleared', at, { ...alarm, state: 'cleared' });
}

const worse = (a: Severity, b: Severity) => SEVERITIES.indexOf(a) > SEVERITIES.indexOf(b);

/**
 * An entry, what became of it, or its withdrawal. The same told twice, or of an unknown entry, changes nothing. An
 * effect that worsens calls again where its alarm was answered.
 */
export function logEffect(run: Run, input: EffectInput, at: number): void {
  const { seq, term, severity, withdrawn, resolved = false } = input;
  const { [seq]: known, ...others } = run.state.effects;
  if (known === undefined && withdrawn) return;
  const same = known?.term === term && known.severity === severity && known.resolved === resolved;
  if (same && !withdrawn) return;
  run.state.effects = withdrawn ? others : { ...others, [seq]: { term, severity, resolved } };
  if (known !== undefined && (withdrawn || known.term !== term)) withdraw(run, known.term, at);
  const calls = known === undefined || known.term !== term || worse(severity, known.severity);
  if (!withdrawn && calls) raise(run, input, at);
  combine(run, {}, at);
}
