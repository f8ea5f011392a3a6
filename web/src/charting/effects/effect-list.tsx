import { effectLabel } from '@chairside/shared/effects/catalogue';
import { EFFECT_CHANGE_LABELS } from '@chairside/shared/session/describe-charting';
import { EFFECT_CHANGES, type EffectChange } from '@chairside/shared/session/entries';
import type { ObservedEffect, SessionState } from '@chairside/shared/session/state';
import { SeverityShape } from '../../charts/marks.tsx';
import { say, words } from '../../language/say.ts';
import { useTimeZone } from '../../live/clinic-store.ts';
import { isProvisional } from '../../outbox/entry.ts';
import { clockTime } from '../../time/clinic-time.ts';
import { minuteOfInfusion } from '../../time/minute-of-infusion.ts';
import { Block } from '../../ui/block.tsx';
import { Chip, ChipRow } from '../../ui/chip.tsx';
import { Soft } from '../../ui/text.tsx';
import { SEVERITY_WORDS } from '../../wording/severity-labels.ts';
import { TapFailure, useOneTap } from '../sheet/one-tap.tsx';
import { openSheet, type Sheet } from '../sheet/sheet-store.ts';
import classes from '../styles/charting.module.css';
import { steppedSeverity } from './severity-step.ts';

interface Props {
  readonly session: SessionState;
  readonly refused: boolean;
  /** False where no form can open: one tap alone. */
  readonly links?: boolean;
}

/** Effects of this session: those that go on first, newest first. A withdrawn one stays, struck through. */
export function EffectList({ session, refused, links = true }: Props) {
  const tap = useOneTap(session.id);
  const over = (effect: ObservedEffect) => effect.withdrawn || effect.resolvedAt !== null;
  const effects = [...session.effects].sort(
    (a, b) => Number(over(a)) - Number(over(b)) || b.onset - a.onset,
  );
  return (
    <Block
      look="plain"
      title={say('charting-effects.effects')}
      aside={<Soft>{effects.filter((effect) => !effect.withdrawn).length}</Soft>}
    >
      {effects.length === 0 ? (
        <Soft>{say('charting-effects.none-logged-in-this-session')}</Soft>
      ) : null}
      <ul className={classes.list}>
        {effects.map((effect) => (
          <li
            key={effect.seq}
            className={classes.effect}
            data-withdrawn={effect.withdrawn}
            data-stored={!isProvisional(effect.seq)}
          >
            <svg width={18} height={18} aria-hidden>
              <SeverityShape severity={effect.severity} x={9} y={9} />
            </svg>
            <Words session={session} effect={effect} />
            {effect.withdrawn || refused ? null : (
              <Changes
                session={session}
                effect={effect}
                busy={tap.busy}
                links={links}
                onChange={(change) => {
                  const severity = steppedSeverity(effect.severity, change);
                  void tap.tap({
                    type: 'update-effect',
                    effect: effect.seq,
                    change,
                    ...(severity === null ? {} : { severity }),
                  });
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <TapFailure of={tap} />
    </Block>
  );
}

function Words({ session, effect }: { session: SessionState; effect: ObservedEffect }) {
  const zone = useTimeZone();
  const last = effect.course.findLast(({ withdrawn }) => !withdrawn);
  const { rating, source, note } = effect;
  const minute = minuteOfInfusion(effect.onset, session.infusion?.startedAt ?? null);
  const parts = [
    say('charting-effects.onset-min-replace', {
      onset: clockTime(effect.onset, zone),
      replace: minute.replace(' min', ''),
    }),
    effect.worst === effect.severity
      ? null
      : say('charting-effects.worst-worst', { worst: SEVERITY_WORDS[effect.worst] }),
    last === undefined
      ? null
      : `${say(EFFECT_CHANGE_LABELS[last.change])} ${clockTime(last.at, zone)}`,
    rating === undefined ? null : say('charting-effects.rating-of-10', { rating }),
    source === 'patient-reported' ? say('charting-effects.patient-reported-2') : null,
    note ?? null,
    effect.amended === true ? say('charting-effects.corrected') : null,
    effect.withdrawn ? say('charting-effects.withdrawn') : null,
    isProvisional(effect.seq) ? say('charting-effects.not-yet-stored') : null,
  ].filter((part) => part !== null);
  return (
    <span>
      <span
        className={classes.what}
      >{`${effectLabel(effect.term, words)}, ${SEVERITY_WORDS[effect.severity]}`}</span>
      <small>{parts.join(' · ')}</small>
    </span>
  );
}

interface ChangesProps {
  readonly session: SessionState;
  readonly effect: ObservedEffect;
  readonly busy: boolean;
  readonly links: boolean;
  readonly onChange: (change: EffectChange) => void;
}

/** What is still there is said by charting it again. */
const TAPPED = EFFECT_CHANGES.filter((change) => change !== 'unchanged');

/** A further entry is one tap: it says the next severity, so that what is recorded stands on the button. */
function Changes({ session, effect, busy, links, onChange }: ChangesProps) {
  const { seq, resolvedAt, severity, term } = effect;
  const text = `${effectLabel(term, words)}, ${SEVERITY_WORDS[severity]}`;
  const label = (change: EffectChange) => {
    const next = steppedSeverity(severity, change);
    const name = say(EFFECT_CHANGE_LABELS[change]);
    const said = name.charAt(0).toUpperCase() + name.slice(1);
    return next === null ? said : `${said}: ${SEVERITY_WORDS[next]}`;
  };
  const opens: readonly (readonly [label: string, name: string, sheet: Sheet])[] = [
    [
      say('charting-effects.act'),
      say('charting-effects.what-was-done-for-text', { text }),
      { kind: 'intervene', effects: [seq] },
    ],
    [
      say('charting-effects.details'),
      say('charting-effects.details-of-text', { text }),
      { kind: 'amend', seq, details: true },
    ],
    [
      say('charting-effects.withdraw'),
      say('charting-effects.withdraw-text', { text }),
      { kind: 'withdraw', seq, entry: text },
    ],
  ];
  return (
    <div className={classes.changes}>
      <ChipRow>
        {(resolvedAt === null ? TAPPED : []).map((change) => (
          <Chip
            key={change}
            disabled={busy}
            aria-label={`${effectLabel(term, words)}: ${label(change)}`}
            onClick={() => onChange(change)}
          >
            {label(change)}
          </Chip>
        ))}
        {(links ? opens : []).map(([said, name, sheet]) => (
          <Chip key={said} aria-label={name} onClick={() => openSheet(session.id, sheet)}>
            {said}
          </Chip>
        ))}
      </ChipRow>
    </div>
  );
}
