import { describe, expect, it } from 'vitest';
import { DEFAULT_DOSING } from '../protocols/document/dosing.ts';
import { inEnglish } from '../wording/in-english.ts';
import * as limits from './input-limits.ts';
import { ORDER, orderOf } from './order.fixture.ts';
import { type Order, orderSchema } from './order.ts';
import { REGIMEN_LIST } from './regimens.ts';

/** Nothing is known of the patient but what the order says. */
const ABOUT: limits.OrderAbout = {
  body: { weightKg: null, heightCm: null, sex: null },
  courseNumber: 2,
  allergyTo: () => null,
};
const inputLimits = (order: Order, about = ABOUT) => limits.inputLimits(order, about);
const needsSecondPerson = (order: Order, about = ABOUT) => limits.needsSecondPerson(order, about);
const found = (order: Order) => inputLimits(order).map(({ code, level }) => `${code} ${level}`);
/** At 0.5 mg/kg, so that nothing but the weight can be asked about. */
const weighing = (weightKg: number) => orderOf({ weightKg, doseMg: weightKg / 2 });
const { mgPerKg: _, ...NO_RATIO } = ORDER;

const inWords = (found: ReturnType<typeof inputLimits>) =>
  found.map((one) => ({ ...one, message: inEnglish.text(one.message) }));

describe('limits of an order', () => {
  it('DO-01 nothing is asked of the worked order', () => {
    expect(inputLimits(ORDER)).toEqual([]);
    expect(needsSecondPerson(ORDER)).toBe(false);
    const madeUp = { concentrationMgPerMl: 0.35, volumeMl: 100, rateMlPerH: 150 };
    expect(inputLimits({ ...ORDER, ...madeUp })).toEqual([]);
  });

  it.each([
    [19.9, ['weight-impossible hard']],
    [20, ['weight-unusual soft']],
    [44.9, ['weight-unusual soft']],
    [45, []],
    [115, []],
    [115.1, ['weight-unusual soft']],
    [300, ['weight-unusual soft']],
    [300.1, ['weight-impossible hard']],
  ])('DO-04 a weight of %s kg', (weightKg, expected) => {
    expect(found(weighing(weightKg))).toEqual(expected);
  });

  it.each([
    // 70 mg / 70 kg = 1.00 mg/kg; 70.7 / 70 = 1.01; 140 / 70 = 2.00; 140.7 / 70 = 2.01.
    [70, []],
    [70.7, ['dose-high soft']],
    [140, ['dose-high soft']],
    [140.7, ['dose-very-high second-person']],
  ])('DO-05 a dose of %s mg at 70 kg for depression', (doseMg, expected) => {
    // So slowly that the rate is not asked about: 140.7 mg / 70 kg / 2 h = 1.0 mg/kg/h.
    const asked = found(orderOf({ doseMg, minutes: 120 }));
    expect(asked.filter((one) => !one.startsWith('duration'))).toEqual(expected);
  });

  it.each([
    // The usual order for pain: 0.35 mg/kg/h x 70 kg x 4 h = 98 mg.
    [98, 240, []],
    // 0.50 mg/kg/h: 35 mg in 60 min; 0.51: 35.7 mg.
    [35, 60, []],
    [35.7, 60, ['rate-high soft']],
    // 1.00 mg/kg/h: 70 mg in 60 min; 1.01: 70.7 mg.
    [70, 60, ['rate-high soft']],
    [70.7, 60, ['rate-very-high second-person']],
    // 2.50 mg/kg in 300 min (0.5 mg/kg/h): 175 mg; 2.51 mg/kg: 175.7 mg (0.50 mg/kg/h as shown).
    [175, 300, []],
    [175.7, 300, ['dose-high soft']],
    // 5.00 mg/kg is 350 mg, 5.01 mg/kg 350.7 mg; over 300 min both are 1.00 mg/kg/h as shown.
    [350, 300, ['dose-high soft', 'rate-high soft']],
    [350.7, 300, ['dose-very-high second-person', 'rate-high soft']],
  ])('DO-230 %s mg over %s min at 70 kg for pain', (doseMg, minutes, expected) => {
    expect(found(orderOf({ doseMg, minutes }, { regimen: 'pain' }))).toEqual(expected);
  });

  it('DO-230 a clinic sets its own limits in its protocol', () => {
    const mgPerKg = { askAbove: 0.4, secondPersonAbove: 0.45 };
    const own = { ...DEFAULT_DOSING, depression: { ...DEFAULT_DOSING.depression, mgPerKg } };
    const asked = inputLimits(ORDER, { ...ABOUT, dosing: own });
    expect(asked.map(({ code, message }) => [code, inEnglish.text(message)])).toEqual([
      ['dose-very-high', '0.5 mg/kg is more than 0.45 mg/kg: a second person has to agree.'],
    ]);
  });

  it.each([
    // At 70 kg 0.0625 mg/kg/min are 4.375 mg/min: 8.75 mg in 2 min is at it, 9 mg (0.0643) beyond.
    [8.75, 2, []],
    [9, 2, ['pace-high soft']],
    [4.3, 1, []],
    // 4 mg in 0.99 min is 0.0577 mg/kg/min: slow enough, and shorter than 1 min.
    [4, 0.99, ['push-short soft']],
    [10, 0.5, ['pace-high soft', 'push-short soft']],
  ])('DO-231 a bolus of %s mg over %s min at 70 kg', (bolusMg, bolusMinutes, expected) => {
    expect(found({ ...ORDER, bolusMg, bolusMinutes })).toEqual(expected);
  });

  it('DO-231 a bolus without its minutes is no order', () => {
    expect(found({ ...ORDER, bolusMg: 5 })).toEqual(['incomplete hard']);
  });

  it('DO-231 the dose of forty minutes in one is asked about three times over', () => {
    // 35 mg / 70 kg / 1 min = 0.5 mg/kg/min, and 30 mg/kg/h.
    expect(found(orderOf({ minutes: 1 }))).toEqual([
      ...['duration-unusual soft', 'rate-high soft', 'pace-high soft'],
    ]);
  });

  it('DO-05 a dose rounded to 0.1 mg does not trip the limit that it was worked out with', () => {
    // 71.25 mg at exactly 1 mg/kg are ordered as 71.3.
    expect(found(orderOf({ weightKg: 71.25, doseMg: 71.3 }, { mgPerKg: 1 }))).toEqual([]);
  });

  it('DO-05 a bolus counts', () => {
    const order = orderOf({ doseMg: 60, minutes: 60 });
    expect(found({ ...order, bolusMg: 10, bolusMinutes: 5 })).toEqual([]);
    expect(found({ ...order, bolusMg: 11, bolusMinutes: 5 })).toEqual(['dose-high soft']);
  });

  it.each([
    ['depression', 29, ['duration-unusual soft']],
    ['depression', 30, []],
    ['depression', 60, []],
    ['depression', 61, ['duration-unusual soft']],
    ['pain', 29, ['duration-unusual soft']],
    ['pain', 30, []],
    ['pain', 300, []],
    ['pain', 301, ['duration-unusual soft']],
  ] as const)('DO-05 %s over %s min', (regimen, minutes, expected) => {
    expect(found(orderOf({ doseMg: 15, minutes }, { regimen }))).toEqual(expected);
  });

  it.each([
    [52.5, []],
    [53, ['rate-high soft']],
  ])('DO-05 %s mg in 30 min at 70 kg', (doseMg, expected) => {
    expect(found(orderOf({ doseMg, minutes: 30 }))).toEqual(expected);
  });

  it.each([
    [0.34, ['concentration-unlisted soft']],
    [0.35, []],
    [0.7, []],
    [2, []],
    [2.1, ['concentration-unlisted soft']],
    [10, []],
    [20, ['concentration-unlisted soft']],
    [50, ['undiluted second-person']],
    [100, ['undiluted second-person']],
  ])('DO-06 %s mg/mL', (mgPerMl, expected) => {
    const order = orderOf({ mgPerMl });
    expect(found(order)).toEqual(expected);
    expect(needsSecondPerson(order)).toBe(mgPerMl >= 50);
  });

  it.each<[string, Partial<Order>]>([
    ['arithmetic-dose', { mgPerKg: 0.6 }],
    ['arithmetic-volume', { volumeMl: 3.5, rateMlPerH: 5.3 }],
    ['arithmetic-volume', { concentrationMgPerMl: 2 }],
    ['arithmetic-rate', { rateMlPerH: 525 }],
    ['arithmetic-rate', { minutes: 45 }],
  ])('DO-07 %s: %o does not fit the rest', (code, change) => {
    const hard = found({ ...ORDER, ...change }).filter((one) => one.endsWith('hard'));
    expect(hard).toEqual([`${code} hard`]);
  });

  it('DO-07 rounding is no misfit', () => {
    expect(found({ ...ORDER, weightKg: 68.5, doseMg: 35 })).toEqual([]);
    expect(found({ ...ORDER, rateMlPerH: 53 })).toEqual([]);
    expect(found({ ...ORDER, rateMlPerH: 52 })).toEqual([]);
    expect(found({ ...ORDER, rateMlPerH: 53.1 })).toEqual(['arithmetic-rate hard']);
    expect(found({ ...NO_RATIO, doseMg: 35.3 })).toEqual([]);
    // Exactly the share that is left: binary fractions must not make it a misfit.
    expect(found({ ...NO_RATIO, doseMg: 35.35 })).toEqual([]);
    expect(found({ ...NO_RATIO, doseMg: 34.65 })).toEqual([]);
    expect(found({ ...NO_RATIO, doseMg: 35.4 })).toEqual(['arithmetic-volume hard']);
  });

  it('DO-07 an infusion that leaves something out is not complete', () => {
    const { rateMlPerH: _rate, minutes: _minutes, ...order } = ORDER;
    expect(inWords(inputLimits(order))).toEqual([
      {
        code: 'incomplete',
        level: 'hard',
        message: 'The order leaves out the minutes, the rate.',
        confirmed: false,
      },
    ]);
  });

  it.each(['concentrationMgPerMl', 'volumeMl', 'minutes', 'rateMlPerH'] as const)(
    'DO-07 without %s nothing else is said to be wrong',
    (field) => {
      const order = { ...ORDER };
      delete order[field];
      expect(found(order)).toEqual(['incomplete hard']);
    },
  );

  it('DO-08 a reason confirms what may be confirmed', () => {
    const confirmed = [
      { code: 'weight-unusual', reason: 'weighed twice' },
      { code: 'undiluted', reason: 'syringe pump' },
    ];
    const order = orderOf({ weightKg: 120, doseMg: 60, mgPerMl: 50 }, { confirmed });
    expect(inputLimits(order).map(({ code, confirmed: yes }) => [code, yes])).toEqual([
      ['undiluted', true],
      ['weight-unusual', true],
    ]);
    expect(needsSecondPerson(order)).toBe(true);
    const others = inputLimits({ ...order, confirmed: [{ code: 'dose-high', reason: 'wanted' }] });
    expect(others.some((one) => one.confirmed)).toBe(false);
  });

  it('DO-08 a reason never confirms a hard one, and each has a sentence', () => {
    const confirmed = [{ code: 'arithmetic-rate', reason: 'pump says so' }];
    const [rate, ...rest] = inWords(
      inputLimits({ ...ORDER, rateMlPerH: 525, weightKg: 40, confirmed }),
    );
    expect(rate).toEqual({
      code: 'arithmetic-dose',
      level: 'hard',
      message: '40 kg x 0.5 mg/kg is 20 mg; the order says 35 mg.',
      confirmed: false,
    });
    expect(rest.map(({ code, confirmed: yes }) => [code, yes])).toContainEqual([
      'arithmetic-rate',
      false,
    ]);
    expect(rest.every(({ message }) => /^[A-Z0-9].*\.$/.test(message))).toBe(true);
  });

  it('DO-13 an order that cannot be is not taken in', () => {
    expect(orderSchema.parse({ ...ORDER, confirmed: undefined })).toEqual(ORDER);
    for (const bad of [
      { doseMg: 0 },
      { doseMg: -35 },
      { weightKg: Number.POSITIVE_INFINITY },
      { rateMlPerH: Number.NaN },
      { route: 'oral' },
      { note: 'a\0b' },
      { note: '  ' },
      { prn: ['\ud800'] },
      { confirmed: [{ code: 'dose-high', reason: ' ' }] },
    ]) {
      expect(orderSchema.safeParse({ ...ORDER, ...bad }).success).toBe(false);
    }
  });

  it('DO-13 each regimen says how long the patient stays', () => {
    expect(
      REGIMEN_LIST.map(({ code, observation }) => [code, observation.minutes, observation.from]),
    ).toEqual([
      ['depression', 60, 'end'],
      ['pain', 60, 'end'],
      ['esketamine', 120, 'dose'],
    ]);
  });
});
