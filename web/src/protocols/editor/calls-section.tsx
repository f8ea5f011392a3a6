import { QUIET_ROOM_MS } from '@chairside/shared/alarms/sound/quiet-room';
import {
  DEFAULT_ESCALATION,
  ESCALATION_TARGETS,
  type Escalation,
  type EscalationTarget,
} from '@chairside/shared/protocols/document/escalation-steps';
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
      <p className={classes.lead}>
        A critical alarm that nobody answers climbs these steps, counted from when it was raised.
        Clinic default, not from a published source. An empty step is not taken.
      </p>
      {ESCALATION_TARGETS.map((to) => (
        <div key={to} className={classes.step}>
          <span>{TARGET_LABELS[to]}</span>
          <TimeField
            id={`escalation.${to}`}
            label="After"
            unit="s"
            placeholder="never"
            value={stepAfterMs(escalation, to)}
            onChange={(afterMs) => put(to, afterMs)}
            onEmpty={() => put(to, null)}
          />
        </div>
      ))}
      <h4 className={classes.part}>Acknowledged, and still there</h4>
      <p className={classes.lead}>
        An alarm that was acknowledged and still holds calls again after this time: makers wait 2 or
        3 min (S103).
      </p>
      <div className={classes.grid}>
        <TimeField
          id="realarm.ms"
          label="It calls again after"
          unit="s"
          value={realarmAfterMs ?? REALARM_MS}
          onChange={(ms) => change('realarm.ms', (one) => withPart(one, 'realarmAfterMs', ms))}
        />
      </div>
      <h4 className={classes.part}>Quiet room</h4>
      <p className={classes.lead}>
        The chair's own screen stays dark and silent while a screen of the staff confirms its
        critical alarms within this time. Clinic default, not from a published source.
      </p>
      <div className={classes.grid}>
        <TimeField
          id="quietRoom.ms"
          label="It sounds after"
          unit="s"
          value={quietRoomMs ?? QUIET_ROOM_MS}
          onChange={(ms) => change('quietRoom.ms', (one) => withPart(one, 'quietRoomMs', ms))}
        />
      </div>
    </>
  );
}
