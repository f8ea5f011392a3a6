/** How much and how fast a clinic lets a drug run before it is asked about (docs/clinical.md 2). */
import { z } from 'zod';
import { type MessageKey, message } from '../../wording/message.ts';
import { refusedAs } from '../../wording/refusal.ts';
import { group, number, optional, SOURCE, schemaOf } from './field.ts';
import { from } from './source.ts';

const figure = (unit: string, label: MessageKey, decimals = 2) =>
  number(unit, label, z.number().positive(), { decimals });

/** Above the first a reason is asked for, above the second another person has to agree as well. */
function asked(unit: string, askAbove: MessageKey, secondPersonAbove: MessageKey) {
  const made = group({
    askAbove: figure(unit, askAbove),
    secondPersonAbove: optional(figure(unit, secondPersonAbove), 'protocols-fields.never'),
  });
  const schema = made.schema.refine(
    (limit) => (limit.secondPersonAbove ?? limit.askAbove) >= limit.askAbove,
    refusedAs(message('protocol-rules.second-person-above')),
  );
  return { ...made, schema };
}

export const REGIMEN_FIELDS = {
  /** Everything of one session: infusion and pushes together. */
  mgPerKg: asked('mg/kg', 'protocols-fields.total-asked', 'protocols-fields.total-second'),
  mgPerKgPerH: asked('mg/kg/h', 'protocols-fields.rate-asked', 'protocols-fields.rate-second'),
};
const regimenSchema = schemaOf(REGIMEN_FIELDS);
export type Asked = z.infer<typeof REGIMEN_FIELDS.mgPerKg.schema>;
export type RegimenDosing = z.infer<typeof regimenSchema>;

export const PACE_FIELDS = {
  /** How fast, in whatever way it is given. */
  mgPerKgPerMinAskAbove: figure('mg/kg/min', 'protocols-fields.pace-asked', 4),
  /** A push faster than this is asked about. */
  push: group({ minutesAtLeast: figure('min', 'protocols-fields.push-asked') }),
  source: SOURCE,
};
export const dosingSchema = schemaOf(PACE_FIELDS).extend({
  depression: regimenSchema,
  pain: regimenSchema,
});
export type DosingSection = z.infer<typeof dosingSchema>;

/**
 * Of a document without this section. All figures are clinic defaults: clinics titrate from 0.5 to 3.0 mg/kg. The
 * total for pain is its hourly limits over the longest usual 5 h.
 */
export const DEFAULT_DOSING: DosingSection = {
  depression: {
    mgPerKg: { askAbove: 1, secondPersonAbove: 2 },
    mgPerKgPerH: { askAbove: 1.5 },
  },
  pain: {
    mgPerKg: { askAbove: 2.5, secondPersonAbove: 5 },
    mgPerKgPerH: { askAbove: 0.5, secondPersonAbove: 1 },
  },
  push: { minutesAtLeast: 1 },
  mgPerKgPerMinAskAbove: 0.0625,
  source: from('low', []),
};

/** Which limits an order of a regimen is held against; esketamine by vein against those for depression. */
export function dosingOf(
  regimen: string | undefined,
  { dosing = DEFAULT_DOSING }: { readonly dosing?: DosingSection | undefined } = {},
): RegimenDosing {
  return regimen === 'pain' ? dosing.pain : dosing.depression;
}
