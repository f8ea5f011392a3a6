/** What is asked before a drug is charted: allergies first, then the caps of the protocol's list. It stops nothing. */

import { roundTo } from '../infusion/rounding.ts';
import { allergyTo, isOfGroup } from '../patients/allergy-match.ts';
import { drugWords, sameWord } from '../patients/drug-names.ts';
import type { Allergies } from '../patients/patient.ts';
import type { ProtocolDocument } from '../protocols/document/document.ts';
import type { DrugCaps, PrnDrug } from '../protocols/document/prn.ts';
import { ageAt, civilDateAt } from '../time/calendar.ts';
import { type Message, message } from '../wording/message.ts';
import type { InterventionEntry } from './entries.ts';
import type { SessionState } from './state.ts';

export const DRUG_QUESTION_CODES = [
  'allergy',
  'above-list',
  'above-cap',
  'not-comparable',
  'too-soon',
  'not-counted',
] as const;
export type DrugQuestionCode = (typeof DRUG_QUESTION_CODES)[number];

export interface DrugQuestion {
  readonly code: DrugQuestionCode;
  /** A sentence for who charts it. */
  readonly message: Message;
}

type Drug = NonNullable<InterventionEntry['drug']>;

export interface DrugAbout {
  readonly document?: ProtocolDocument | undefined;
  /** As the register has them now; absent: as the session knows them. */
  readonly allergies?: Allergies | undefined;
  /** `seq` of the entry that is corrected: it does not count as given before. */
  readonly corrects?: number | undefined;
}

/** `at`: when it was given, epoch ms. */
export function drugQuestions(
  session: SessionState,
  drug: Drug,
  at: number,
  { document, allergies, corrects }: DrugAbout,
): DrugQuestion[] {
  const said = allergyTo(drug.name, allergies ?? session.patient?.allergies);
  const listed = document?.prn?.find((one) => sameDrug(one.drug, drug.name));
  const mg = milligrams(drug, session);
  const questions: (DrugQuestion | null)[] = [
    said === null ? null : { code: 'allergy', message: said },
    counted(drug.name),
    listed === undefined ? null : aboveList(listed, drug, session),
    ...(listed?.caps === undefined
      ? []
      : [
          aboveCap(listed.caps, mg, session, at, corrects),
          tooSoon(listed.caps, drug.name, session, at, corrects),
        ]),
  ];
  return questions.filter((question) => question !== null);
}

/** `adrenaline` is epinephrine, `Zofran 4 mg` is ondansetron. */
export function sameDrug(a: string, b: string): boolean {
  const words = drugWords(b);
  return drugWords(a).some((word) => words.some((other) => sameWord(word, other)));
}

export interface GivenSoFar {
  readonly doses: number;
  /** Null where a dose is in a unit that mg do not follow from. */
  readonly mg: number | null;
  /** Epoch ms. */
  readonly lastAt: number;
}

/** What was charted of a drug by an instant; null where nothing was. */
export function givenSoFar(
  session: SessionState,
  name: string,
  at: number,
  corrects?: number,
): GivenSoFar | null {
  const given = session.interventions.flatMap(({ seq, at: then, withdrawn, entry: { drug } }) => {
    if (withdrawn || seq === corrects || then > at || drug === undefined) return [];
    return sameDrug(drug.name, name) ? [{ at: then, drug }] : [];
  });
  if (given.length === 0) return null;
  const doses = given.map(({ drug }) => milligrams(drug, session));
  const known = doses.filter((dose) => dose !== null);
  const total = known.reduce((sum, dose) => sum + dose, 0);
  return {
    doses: given.length,
    mg: known.length < doses.length ? null : roundTo(total, 3),
    lastAt: Math.max(...given.map((one) => one.at)),
  };
}

const PER_MG: Readonly<Record<string, number>> = {
  mg: 1,
  g: 1_000,
  mcg: 0.001,
  ug: 0.001,
  µg: 0.001,
  μg: 0.001,
};

function milligrams({ dose, unit }: Pick<Drug, 'dose' | 'unit'>, { weight }: SessionState) {
  const [plain = '', per, ...more] = unit.toLowerCase().replaceAll(' ', '').split('/');
  const factor = PER_MG[plain];
  if (factor === undefined || more.length > 0 || (per !== undefined && per !== 'kg')) return null;
  if (per === undefined) return dose * factor;
  return weight === null || weight.withdrawn ? null : dose * factor * weight.kg;
}

/** Ketamine beside the infusion belongs to the dose, where it is counted. */
function counted(name: string): DrugQuestion | null {
  if (!sameDrug('ketamine', name)) return null;
  return { code: 'not-counted', message: message('drugs.not-counted') };
}

function aboveList(listed: PrnDrug, drug: Drug, session: SessionState): DrugQuestion | null {
  const { dose, unit } = listed;
  if (dose === undefined || unit === undefined) return null;
  const most = milligrams({ dose, unit }, session);
  const given = milligrams(drug, session);
  const usual = `${dose} ${unit}`;
  const said = `${drug.dose} ${drug.unit}`;
  if (most === null || given === null) {
    if (drug.unit === unit && drug.dose <= dose) return null;
    return {
      code: 'not-comparable',
      message: message('drugs.not-comparable', { given: said, usual }),
    };
  }
  // The form fills a dose by weight in with two decimals.
  if (given <= most + 0.005) return null;
  return { code: 'above-list', message: message('drugs.above-list', { given: said, usual }) };
}

function aboveCap(
  caps: DrugCaps,
  mg: number | null,
  session: SessionState,
  at: number,
  corrects: number | undefined,
): DrugQuestion | null {
  if (mg === null) {
    const says = message('drugs.not-comparable-with-cap', { most: String(caps.mg) });
    return { code: 'not-comparable', message: says };
  }
  const because = caps.reduced ? reducedFor(caps.reduced, session, at, corrects) : null;
  const most = because === null ? caps.mg : (caps.reduced?.mg ?? caps.mg);
  if (mg <= most * (1 + 1e-9)) return null;
  const amounts = { given: String(roundTo(mg, 2)), most: String(most) };
  return {
    code: 'above-cap',
    message:
      because === null
        ? message('drugs.above-cap', amounts)
        : message('drugs.above-reduced-cap', { ...amounts, why: because }),
  };
}

/** Why the smaller cap counts; null where it does not. What is not known counts as if it were. */
function reducedFor(
  { fromAgeYears }: NonNullable<DrugCaps['reduced']>,
  session: SessionState,
  at: number,
  corrects: number | undefined,
): Message | null {
  const born = session.patient?.dateOfBirth;
  const age = born === undefined ? null : ageAt(born, civilDateAt(at, 'UTC'));
  if (age === null) return message('drugs.age-not-known');
  if (age >= fromAgeYears) return message('drugs.from-age', { years: fromAgeYears });
  const charted = session.interventions.some(
    ({ seq, withdrawn, entry }) =>
      !withdrawn &&
      seq !== corrects &&
      entry.drug !== undefined &&
      isOfGroup(entry.drug.name, 'opioids'),
  );
  if (charted || session.checklist.opioid?.answer === 'yes') return message('drugs.beside-opioid');
  return session.checklist.opioid?.answer === 'no' ? null : message('drugs.opioids-not-answered');
}

function tooSoon(
  { minutesBetween }: DrugCaps,
  name: string,
  session: SessionState,
  at: number,
  corrects: number | undefined,
): DrugQuestion | null {
  const before = givenSoFar(session, name, at, corrects);
  if (minutesBetween === undefined || before === null) return null;
  if (at - before.lastAt >= minutesBetween * 60_000) return null;
  const seconds = String(Math.floor((at - before.lastAt) / 1000));
  const says = message('drugs.too-soon', { seconds, minutes: String(minutesBetween) });
  return { code: 'too-soon', message: says };
}
