import type {
  Combination,
  Companion,
  Limit,
  LimitSource,
  ScoreLimit,
} from '@chairside/shared/protocols/document/document';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { say } from '../../language/say.ts';
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
    statement(
      'by',
      say('protocols-document.clears-inside-by'),
      by === 0 ? say('protocols-document.any-value-inside') : `${by} ${unit}`,
    ),
    statement(
      'for',
      say('protocols-document.clears-after'),
      forMs === 0 ? say('protocols-document.one-reading') : secondsText(forMs),
    ),
    statement(
      'allowance',
      say('protocols-document.nurse-may-move-it-by'),
      `${limit.allowance ?? 0} ${unit}`,
    ),
    statement('confirm', say('protocols-document.repeat-asked-for'), yesNo(limit.confirm)),
    statement('guardRail', say('protocols-document.guard-rail'), yesNo(limit.guardRail === true)),
    statement('phases', 'Phases', phasesText(limit.phases)),
    ...conditionStatements(statement, limit),
    ...sourceStatements(statement, limit.source),
  ];
}

/** What a limit depends on beside its own value, in a word each: two limits of one number are told apart. */
export const conditionFacts = ({ test, onlyWith }: Limit): string[] => [
  ...(test.kind === 'absolute' && test.yields !== undefined
    ? [say('protocols-document.relaxed-at-rest')]
    : []),
  ...(onlyWith === undefined
    ? []
    : [
        say('protocols-document.only-beside-value', {
          value: onlyWith.map(companionFact).join(', '),
        }),
      ]),
];

function companionFact({ kind, signal }: Companion): string {
  const { label } = SIGNAL_INFO[signal];
  if (kind === 'still') return say('protocols-document.unchanged-label', { label });
  return kind === 'missing' ? say('protocols-document.no-label', { label }) : label;
}

function companionText(one: Companion): string {
  const { label, unit } = SIGNAL_INFO[one.signal];
  if (one.kind === 'still')
    return say('protocols-document.label-and-rr-unchanged-for-forms', {
      label,
      forMs: secondsText(one.forMs),
    });
  if (one.kind === 'missing') return say('protocols-document.no-label-value', { label });
  return say('protocols-document.label-value-value2-unit-until-by', {
    label,
    value: SIGNS[one.op],
    value2: one.value,
    unit,
    by: one.by,
  });
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
        : say('protocols-document.at-most-percent-below-the-baseline', {
            percent: yields.percent,
            notBelow: yields.notBelow,
            unit,
          }),
    onlyWith: onlyWith === undefined ? null : onlyWith.map(companionText).join(', or '),
  };
}

function conditionStatements(statement: StatementOf, limit: Limit): Statement[] {
  const { yields, onlyWith } = conditionTexts(limit);
  return [
    ...(yields === null
      ? []
      : [statement('yields', say('protocols-document.low-at-rest'), yields)]),
    ...(onlyWith === null
      ? []
      : [statement('onlyWith', say('protocols-document.only-beside'), onlyWith)]),
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
          say('protocols-document.label-by-inside-for-forms', {
            label: SIGNAL_INFO[term.signal].label,
            by: term.hysteresis.by,
            forMs: secondsText(term.hysteresis.forMs),
          }),
        ]
      : [],
  );
  return [
    statement('terms', say('protocols-document.all-of'), combinationText(combination)),
    statement('clears', 'Clears', clearing.join('; ')),
    statement('tier', 'Priority', TIER_LABELS[tier]),
    statement('phases', 'Phases', phasesText(phases)),
    ...sourceStatements(statement, source),
  ];
}
