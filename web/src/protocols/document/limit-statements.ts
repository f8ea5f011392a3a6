import type {
  Combination,
  Companion,
  Limit,
  LimitSource,
  ScoreLimit,
} from '@chairside/shared/protocols/document/document';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { limitText, SIGNS, secondsText, TIER_LABELS } from './limit-text.ts';
import { combinationText, originText, phasesText, scoreText, yesNo } from './protocol-text.ts';
import { about, type Statement, type StatementOf } from './statement.ts';

export function sourceStatements(statement: StatementOf, source: LimitSource): Statement[] {
  return [
    statement('source', 'Source', originText(source)),
    statement('confidence', 'Confidence', source.confidence),
  ];
}

export function limitStatements(limit: Limit): Statement[] {
  const { unit } = SIGNAL_INFO[limit.signal];
  const { by, forMs } = limit.hysteresis;
  const statement = about(limit.signal, `limits.${limit.id}`, limitText(limit));
  return [
    statement('value', 'Limit', limitText(limit)),
    statement('tier', 'Priority', TIER_LABELS[limit.tier]),
    statement('delay', 'Delay', secondsText(limit.delayMs)),
    statement('by', 'Clears inside by', by === 0 ? 'any value inside' : `${by} ${unit}`),
    statement('for', 'Clears after', forMs === 0 ? 'one reading' : secondsText(forMs)),
    statement('allowance', 'Nurse may move it by', `${limit.allowance ?? 0} ${unit}`),
    statement('confirm', 'Repeat asked for', yesNo(limit.confirm)),
    statement('guardRail', 'Guard rail', yesNo(limit.guardRail === true)),
    statement('phases', 'Phases', phasesText(limit.phases)),
    ...conditionStatements(statement, limit),
    ...sourceStatements(statement, limit.source),
  ];
}

/** What a limit depends on beside its own value, in a word each: two limits of one number are told apart. */
export const conditionFacts = ({ test, onlyWith }: Limit): string[] => [
  ...(test.kind === 'absolute' && test.yields !== undefined ? ['gives way at rest'] : []),
  ...(onlyWith === undefined ? [] : [`only beside ${onlyWith.map(companionFact).join(', ')}`]),
];

function companionFact({ kind, signal }: Companion): string {
  const { label } = SIGNAL_INFO[signal];
  if (kind === 'still') return `unchanged ${label}`;
  return kind === 'missing' ? `no ${label}` : label;
}

function companionText(one: Companion): string {
  const { label, unit } = SIGNAL_INFO[one.signal];
  if (one.kind === 'still') return `${label} and RR unchanged for ${secondsText(one.forMs)}`;
  if (one.kind === 'missing') return `no ${label} value`;
  return `${label} ${SIGNS[one.op]} ${one.value} ${unit} (until ${one.by} inside)`;
}

/** What a limit depends on beside its own value: what it gives way to, and beside what it is judged. */
export function conditionTexts({ test, onlyWith, signal }: Limit): {
  readonly yields: string | null;
  readonly onlyWith: string | null;
} {
  const { unit } = SIGNAL_INFO[signal];
  const yields = test.kind === 'absolute' ? test.yields : undefined;
  return {
    yields:
      yields === undefined
        ? null
        : `at most ${yields.percent} % below the baseline, never below ${yields.notBelow} ${unit}`,
    onlyWith: onlyWith === undefined ? null : onlyWith.map(companionText).join(', or '),
  };
}

function conditionStatements(statement: StatementOf, limit: Limit): Statement[] {
  const { yields, onlyWith } = conditionTexts(limit);
  return [
    ...(yields === null ? [] : [statement('yields', 'Low at rest', yields)]),
    ...(onlyWith === null ? [] : [statement('onlyWith', 'Only beside', onlyWith)]),
  ];
}

export function scoreStatements(limit: ScoreLimit): Statement[] {
  const statement = about('scores', `scores.${limit.id}`, scoreText(limit));
  return [
    statement('value', 'Limit', scoreText(limit)),
    statement('tier', 'Priority', TIER_LABELS[limit.tier]),
    statement('phases', 'Phases', phasesText(limit.phases)),
    statement('silent', 'Sounds', yesNo(limit.silent !== true)),
    ...sourceStatements(statement, limit.source),
  ];
}

/** `SBP ≥ 160 mmHg with symptoms`: the name a combination goes by. */
export const combinationName = (id: string) =>
  id.charAt(0).toUpperCase() + id.slice(1).replaceAll('-', ' ');

export function combinationStatements(combination: Combination): Statement[] {
  const { id, tier, phases, source, all } = combination;
  const statement = about('combinations', `combinations.${id}`, combinationName(id));
  const clearing = all.flatMap((term) =>
    term.kind === 'value'
      ? [
          `${SIGNAL_INFO[term.signal].label} ${term.hysteresis.by} inside for ${secondsText(term.hysteresis.forMs)}`,
        ]
      : [],
  );
  return [
    statement('terms', 'All of', combinationText(combination)),
    statement('clears', 'Clears', clearing.join('; ')),
    statement('tier', 'Priority', TIER_LABELS[tier]),
    statement('phases', 'Phases', phasesText(phases)),
    ...sourceStatements(statement, source),
  ];
}
