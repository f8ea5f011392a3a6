import { QUIET_ROOM_MS } from '@chairside/shared/alarms/sound/quiet-room';
import {
  DEFAULT_ESCALATION,
  ESCALATION_TARGETS,
  type Escalation,
  type EscalationTarget,
} from '@chairside/shared/protocols/document/escalation-steps';
import { say } from '../../language/say.ts';
import { withPart } from '../document/document-edits.ts';
import { REALARM_MS, stepAfterMs } from '../document/monitoring-statements.ts';
import { TARGET_LABELS } from '../document/protocol-text.ts';
import classes from '../styles/editor.module.css';
import { useEditor } from './editor-context.ts';
import { TimeField } from './fields.tsx';

/** The ladder with this step at that time; null takes the step out. */
export function withStep(
  ladder: Escalation | undefined,
  to: EscalationTarget,
  afterMs: number | null,
): Escalation {
  const others = (ladder ?? DEFAULT_ESCALATION).filter((step) => step.to !== to);
  const steps = afterMs === null ? others : [...others, { afterMs, to }];
  return steps.sort((a, b) => a.afterMs - b.afterMs);
}

/** Who is called when a critical alarm waits, and the quiet room. */
export function CallsSection() {
  const { document, change } = useEditor();
  const { escalation, quietRoomMs, realarmAfterMs } = document;
  const put = (to: EscalationTarget, afterMs: number | null) =>
    change(`escalation.${to}`, (one) =>
      withPart(one, 'escalation', withStep(one.escalation, to, afterMs)),
    );
  return (
    <>
      <p className={classes.lead}>{say('protocols-editor.an-unanswered-critical-alarm-goes')}</p>
      {ESCALATION_TARGETS.map((to) => (
        <div key={to} className={classes.step}>
          <span>{TARGET_LABELS[to]}</span>
          <TimeField
            id={`escalation.${to}`}
            label={say('protocols-editor.after')}
            unit="s"
            placeholder={say('protocols-editor.never')}
            value={stepAfterMs(escalation, to)}
            onChange={(afterMs) => put(to, afterMs)}
            onEmpty={() => put(to, null)}
          />
        </div>
      ))}
      <h4 className={classes.part}>{say('protocols-editor.acknowledged-and-still-there')}</h4>
      <p className={classes.lead}>{say('protocols-editor.an-acknowledged-alarm-that')}</p>
      <div className={classes.grid}>
        <TimeField
          id="realarm.ms"
          label={say('protocols-editor.it-calls-again-after')}
          unit="s"
          value={realarmAfterMs ?? REALARM_MS}
          onChange={(ms) => change('realarm.ms', (one) => withPart(one, 'realarmAfterMs', ms))}
        />
      </div>
      <h4 className={classes.part}>{say('protocols-editor.quiet-room')}</h4>
      <p className={classes.lead}>{say('protocols-editor.the-chairs-own-screen-stays-dark')}</p>
      <div className={classes.grid}>
        <TimeField
          id="quietRoom.ms"
          label={say('protocols-editor.it-sounds-after')}
          unit="s"
          value={quietRoomMs ?? QUIET_ROOM_MS}
          onChange={(ms) => change('quietRoom.ms', (one) => withPart(one, 'quietRoomMs', ms))}
        />
      </div>
    </>
  );
}
