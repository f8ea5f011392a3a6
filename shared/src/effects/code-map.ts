/**
 * Optional map to MedDRA and SNOMED CT for export. Only codes that were verified against a published map
 * (docs/clinical.md 3.1, 3.2) stand here; every other term has none. MedDRA and SNOMED CT need their own licences.
 */
export interface EffectCodes {
  readonly meddra: string | null;
  readonly snomed: string | null;
}

const NONE: EffectCodes = { meddra: null, snomed: null };

const codes = (meddra: string | null, snomed: string | null): EffectCodes => ({ meddra, snomed });

export const VERIFIED_CODES: Readonly<Record<string, EffectCodes>> = {
  nausea: codes('10028813', '422587007'),
  vomiting: codes('10047700', '422400008'),
  dizziness: codes(null, '404640003'),
  hallucination: codes('10019077', '7011001'),
  'increased-heart-rate': codes('10040752', '11092001'),
  'increased-blood-pressure': codes('10020772', '38341003'),
  headache: codes('10019211', '25064002'),
  confusion: codes(null, '40917007'),
  seizure: codes('10039906', '91175000'),
  'allergic-reaction': codes('10001718', '419076005'),
  'blurry-vision': codes('10047513', '111516008'),
  'urinary-frequency': codes('10046539', '162116003'),
  'urinary-urgency': codes('10046593', '75088002'),
  'urinary-retention': codes('10046555', '267064002'),
  anxiety: codes('10002855', '48694002'),
  agitation: codes('10001497', '24199005'),
  amnesia: codes('10001949', '48167000'),
  ataxia: codes('10003591', '20262006'),
  'gait-disturbance': codes('10017577', '22325002'),
  'slurred-speech': codes('10013887', '8011004'),
  dysgeusia: codes('10013911', '271801002'),
  dyspnoea: codes('10013963', '267036007'),
  apnoea: codes('10002972', '1023001'),
  stridor: codes('10042241', '70407001'),
  aspiration: codes('10003504', '68052005'),
  euphoria: codes('10015533', '85949006'),
  fall: codes('10016173', '161898004'),
  fatigue: codes('10016256', '84229001'),
  flushing: codes('10016825', '238810007'),
  sweating: codes('10020642', '312230002'),
  hypotension: codes('10021097', '45007003'),
  hypoxia: codes('10021143', '389086002'),
  irritability: codes('10022998', '55929007'),
  bradycardia: codes('10040741', '49710005'),
  'supraventricular-tachycardia': codes('10042604', '6456007'),
  drowsiness: codes('10041349', '271782001'),
  'suicidal-thoughts': codes('10042458', '6471006'),
  syncope: codes('10042772', '271594007'),
  tinnitus: codes('10043882', '60862001'),
  tremor: codes('10044565', '26079004'),
  anaphylaxis: codes('10002218', '39579001'),
  'infusion-related-reaction': codes('10051792', null),
  'injection-site-reaction': codes('10022095', null),
  palpitations: codes(null, '80313002'),
  'chest-pain': codes(null, '29857009'),
};

/** Verified codes of a term; `null` where none was verified. */
export function effectCodes(code: string): EffectCodes {
  return VERIFIED_CODES[code] ?? NONE;
}
