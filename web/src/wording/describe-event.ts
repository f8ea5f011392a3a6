/** The session log in plain sentences. Every kind of event has one; a new kind fails to compile. */

import type { Actor } from '@chairside/shared/people/roles';
import type { SessionEvent } from '@chairside/shared/session/events';
import { describeAlarm } from './describe-alarm.ts';
import { describeCharting } from './describe-charting.ts';
import { describeInfusion } from './describe-infusion.ts';
import { describePreparation } from './describe-preparation.ts';
import { describeRecovery } from './describe-recovery.ts';
import type { Wording } from './event-wording.ts';

export function describeEvent(event: SessionEvent, wording: Wording): string {
  const { body } = event;
  switch (body.type) {
    case 'session-opened':
    case 'patient-identified':
    case 'monitor-attached':
    case 'monitor-detached':
    case 'chair-transferred':
    case 'checklist-answered':
    case 'weight-recorded':
    case 'vitals-recorded':
    case 'baseline-set':
    case 'gate-overridden':
      return describePreparation(body);
    case 'order-written':
    case 'order-signed':
    case 'pump-programmed':
    case 'pump-checked':
    case 'infusion-started':
    case 'rate-changed':
    case 'bolus-given':
    case 'infusion-paused':
    case 'infusion-resumed':
    case 'infusion-stopped':
    case 'waste-recorded':
    case 'waste-witnessed':
      return describeInfusion(body);
    case 'effect-observed':
    case 'effect-changed':
    case 'assessed':
    case 'intervention-made':
    case 'response-noted':
    case 'note-added':
    case 'entry-amended':
      return describeCharting(body, event, wording);
    case 'alarm-changed':
    case 'alarm-acknowledged':
    case 'limit-changed':
    case 'sound-paused':
    case 'sound-resumed':
    case 'patient-up':
    case 'patient-back':
      return describeAlarm(body, event, wording);
    case 'entry-withdrawn': {
      // Only what came before can be withdrawn: a damaged log must not send this in circles.
      const entry = body.amends < event.seq ? wording.entry(body.amends) : null;
      const what = entry === null ? `entry ${body.amends}` : `"${describeEvent(entry, wording)}"`;
      return `Withdrawn: ${what}. Reason: ${body.reason}`;
    }
    case 'discharge-prepared':
    case 'emergency-escalated':
    case 'session-closed':
    case 'session-signed':
    case 'addendum-added':
      return describeRecovery(body);
    default:
      return unknown(body);
  }
}

function unknown(body: never): never {
  throw new Error(`No sentence for ${JSON.stringify(body)}`);
}

/** `Nurse`, `Monitor 3`, `Alarm engine`. */
export function describeActor(by: Actor): string {
  switch (by.kind) {
    case 'user':
    case 'device':
      return by.name;
    case 'engine':
      return 'Alarm engine';
    default:
      return by satisfies never;
  }
}
