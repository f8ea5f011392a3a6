import type { AlarmInput } from '../alarms/state/state.ts';
import type { SessionState } from '../session/state.ts';

/**
 * What the entries of an effect say now, each by its number: the one that began it and those that were charted as the
 * effect again. What stands comes first, so that an alarm which goes on does not end in between.
 */
export function effectInputs(
  entry: number,
  before: SessionState | null,
  after: SessionState,
  at: number,
): AlarmInput[] {
  const seqs = new Set([...entriesWith(entry, before), ...entriesWith(entry, after)]);
  return [...seqs]
    .flatMap((seq) => effectInput(seq, after, at) ?? [])
    .sort((a, b) => Number(isWithdrawn(a)) - Number(isWithdrawn(b)));
}

const isWithdrawn = (input: AlarmInput) => input.kind === 'effect' && input.withdrawn;

function entriesWith(entry: number, session: SessionState | null): number[] {
  const effect = session?.effects.find(
    ({ seq, course }) => seq === entry || course.some((step) => step.seq === entry),
  );
  if (effect === undefined) return [];
  const again = effect.course.filter(({ seen }) => seen !== undefined);
  return [effect.seq, ...again.map(({ seq }) => seq)];
}

function effectInput(seq: number, { effects }: SessionState, at: number): AlarmInput | null {
  for (const effect of effects) {
    const own = effect.seq === seq ? effect : effect.course.find((step) => step.seq === seq);
    if (own === undefined) continue;
    const { term, severity, resolvedAt } = effect;
    const withdrawn = effect.withdrawn || own.withdrawn;
    return { kind: 'effect', at, seq, term, severity, withdrawn, resolved: resolvedAt !== null };
  }
  return null;
}
