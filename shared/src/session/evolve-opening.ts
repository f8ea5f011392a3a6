/** What is known before the start: who, where, which answers and values. */
import type { BodyOf, SessionEvent } from './events.ts';
import type { SessionState } from './state.ts';

type OpeningBody = BodyOf<
  | 'patient-identified'
  | 'monitor-attached'
  | 'monitor-detached'
  | 'chair-transferred'
  | 'checklist-answered'
  | 'weight-recorded'
  | 'vitals-recorded'
  | 'baseline-set'
  | 'gate-overridden'
>;

export function openingChanges(
  session: SessionState,
  { seq, at, by }: SessionEvent,
  body: OpeningBody,
): Partial<SessionState> {
  switch (body.type) {
    case 'patient-identified': {
      const { patient, course, identifiers } = body;
      return {
        patient,
        course: course ?? null,
        patientRef: patient.recordNumber,
        identified: { identifiers, by, at },
      };
    }
    case 'monitor-attached': {
      const { channelId, deviceId, label } = body;
      const others = session.channels.filter((channel) => channel.channelId !== channelId);
      return { channels: [...others, { channelId, deviceId, label }] };
    }
    case 'monitor-detached':
      return { channels: session.channels.filter((c) => c.channelId !== body.channelId) };
    case 'chair-transferred':
      return { chairId: body.chairId, chairLabel: body.chairLabel };
    case 'checklist-answered': {
      // An answer that was kept on a tablet without a network must not replace one that was given after it.
      const entries = body.answers
        .filter(({ item }) => at >= (session.checklist[item]?.at ?? at))
        .map((answer) => [answer.item, { ...answer, at, by }] as const);
      return { checklist: { ...session.checklist, ...Object.fromEntries(entries) } };
    }
    case 'weight-recorded': {
      const { kg, heightCm, method } = body;
      if (session.weight !== null && at < session.weight.at) return {};
      const height = heightCm === undefined ? {} : { heightCm };
      return { weight: { seq, at, by, withdrawn: false, kg, ...height, method } };
    }
    case 'vitals-recorded': {
      const entry = { seq, at, by, withdrawn: false, values: body.values };
      return { manualVitals: [...session.manualVitals, entry] };
    }
    case 'baseline-set': {
      const { baseline, from = null, cuffs = [] } = body;
      return { baseline, baselineFrom: from, baselineAt: at, baselineCuffs: cuffs };
    }
    case 'gate-overridden': {
      const { items, reason, provider, covers = [] } = body;
      const said = { reason, by, at, ...(provider === undefined ? {} : { provider }) };
      const overrides = items.map((item) => {
        const cover = covers.find((one) => one.item === item);
        return [
          item,
          { item, ...said, ...(cover === undefined ? {} : { covers: cover }) },
        ] as const;
      });
      return { gateOverrides: { ...session.gateOverrides, ...Object.fromEntries(overrides) } };
    }
  }
}
