/** Short references for the sources of docs/clinical-sources.md, as screens and reports show them. */

export interface Reference {
  readonly short: string;
  /** Absent where there is no stable address. */
  readonly link?: string;
}

export const REFERENCES: Readonly<Record<string, Reference>> = {
  A: { short: 'Ark Behavioral Health, ketamine treatment centers' },
  N: { short: 'Nao Medical, ketamine infusion therapy' },
  S1: { short: 'Vankawala 2021', link: 'https://doi.org/10.3389/fpsyt.2021.549080' },
  S2: {
    short: 'Yale 2024, Gen Hosp Psychiatry',
    link: 'https://doi.org/10.1016/j.genhosppsych.2024.07.001',
  },
  S3: {
    short: 'Riva-Posse 2018',
    link: 'https://open-foundation.org/blood-pressure-safety-subanesthetic-ketamine-depression-report-684-infusions/',
  },
  S4: {
    short: 'Repeated ketamine, 741 infusions',
    link: 'https://www.physiciansweekly.com/cardiovascular-effects-of-repeated-subanaesthetic-ketamine-infusion-in-depression/',
  },
  S5: { short: 'Szarmach 2020', link: 'https://doi.org/10.2147/NDT.S273287' },
  S6: { short: 'Rodrigues 2020', link: 'https://doi.org/10.1080/14740338.2020.1776699' },
  S8: {
    short: 'Spravato label, sedation and blood pressure',
    link: 'https://dailymed.nlm.nih.gov/dailymed/search.cfm?query=spravato',
  },
  S9: { short: 'Spravato label, contraindications' },
  S13: {
    short: 'Spravato with antihypertensives, J&J',
    link: 'https://www.jnjmedicalconnect.com/products/spravato/medical-content/concomitant-use-of-spravato-with-antihypertensive-medications',
  },
  S14: {
    short: 'Spravato label, dosing and monitoring',
    link: 'https://www.spravatohcp.com/dosing-and-administration',
  },
  S15: { short: 'clinic default' },
  S17: { short: 'NCT01892995', link: 'https://clinicaltrials.gov/study/NCT01892995' },
  S18: { short: 'NCT01740492', link: 'https://clinicaltrials.gov/study/NCT01740492' },
  S19: {
    short: 'Low-dose ketamine in the emergency department',
    link: 'http://html.scirp.org/file/_3-1750111_1.htm',
  },
  S21: { short: 'NCT03714620', link: 'https://clinicaltrials.gov/study/NCT03714620' },
  S22: { short: 'Chung 1995, PADSS', link: 'https://doi.org/10.1097/00000539-199505000-00008' },
  S23: { short: 'Aldrete 1995', link: 'https://doi.org/10.3748/wjg.v21.i12.3671' },
  S24: { short: 'NEWS2, Royal College of Physicians 2017' },
  S29: { short: 'Spravato REMS monitoring form' },
  S30: {
    short: 'IV therapy record guide (vendor)',
    link: 'https://ketaminesoftware.com/guides/iv-therapy-ehr-requirements',
  },
  S31: {
    short: 'ASKP member page',
    link: 'https://paswfl.com/2018/06/25/paswfl-is-now-a-member-of-the-american-society-of-ketamine-physicians/',
  },
  S33: {
    short: 'Osmind note guide (vendor)',
    link: 'https://www.osmind.org/blog/how-to-write-iv-ketamine-administration-notes-template-guide',
  },
  S34: { short: 'ASRA/AAPM/ASA 2018', link: 'https://doi.org/10.1097/AAP.0000000000000808' },
  S35: { short: 'ASRA/AAPM/ASA 2018', link: 'https://doi.org/10.1097/AAP.0000000000000808' },
  S41: { short: 'clinic default' },
  S42: { short: 'clinic default' },
  S43: { short: 'clinic default' },
  S56: { short: 'FHIR profiles of an emergency service' },
  S57: {
    short: 'MOAA/S, BMC Anesthesiol 2022',
    link: 'https://doi.org/10.1186/s12871-022-01788-1',
  },
  S58: {
    short: 'RASS, Scottish Intensive Care Society',
    link: 'https://www.scottishintensivecare.org.uk/training-education/sics-induction-modules/delirium-rass/',
  },
  S60: { short: 'CADSS under ketamine', link: 'https://doi.org/10.1177/0269881117725685' },
  S61: { short: 'Bremner 2024, CADSS-23', link: 'https://doi.org/10.1016/j.jad.2024.08.050' },
  S63: { short: 'Rodrigues 2021, CADSS-6', link: 'https://doi.org/10.1016/j.jad.2020.12.119' },
  S66: {
    short: 'Osmind intake guide (vendor)',
    link: 'https://osmind.org/blog/iv-ketamine-intake-documentation-guide',
  },
  S68: { short: 'LOINC 44261-6' },
  S79: { short: 'Mindray TM80 manual, alarm limits' },
  S80: { short: 'clinic default' },
  S81: { short: 'clinic default' },
  S82: { short: 'clinic default' },
  S83: {
    short: 'Spravato REMS form, overview',
    link: 'https://jnjmedicalconnect.com/products/spravato/video-spravato-rems-patient-monitoring-form-overview',
  },
  S84: { short: 'clinic default' },
  S85: { short: 'clinic default' },
  S87: { short: 'clinic default' },
  S89: { short: 'clinic default' },
  S90: {
    short: 'FDA, REMS of Spravato',
    link: 'https://www.accessdata.fda.gov/scripts/cder/rems/index.cfm?event=IndvRemsDetails.page&REMS=386',
  },
  S91: { short: 'clinic default' },
  S94: {
    short: 'Spravato label, schedule',
    link: 'https://www.spravatohcp.com/dosing-and-administration',
  },
  S95: {
    short: 'Edan X8 manual',
    link: 'https://www.manualshelf.com/manual/edan/x8/product-manual-english/page-43.html',
  },
  S96: { short: 'Comen N10 manual', link: 'https://www.easymanua.ls/comen/n10/manual?p=64' },
  S97: {
    short: 'Mindray PM-9000 manual',
    link: 'https://www.easymanua.ls/mindray/pm-9000/manual?p=99',
  },
  S101: { short: 'Alarm sound script after IEC 60601-1-8' },
  S103: {
    short: 'Philips V24 manual',
    link: 'https://auto.manualsonline.com/manuals/mfg/philips/v24ct.html?p=161',
  },
  S104: { short: 'Masimo Root manual, audio pause' },
  S105: {
    short: 'Mindray Accutorr manual',
    link: 'https://manualshive.com/en/manual/mindray/accutorr-plus/1800827?page=45',
  },
  S107: {
    short: 'Mindray uMEC15 manual',
    link: 'https://www.easymanua.ls/mindray/umec15/manual?p=84',
  },
  S108: {
    short: 'Mindray ePM manual',
    link: 'https://www.easymanua.ls/mindray/epm-10m/manual?p=83',
  },
  S110: {
    short: 'Contec CMS8000 manual',
    link: 'https://www.easymanua.ls/contec/cms8000/manual/272001?p=88',
  },
  S111: { short: 'LIFEPAK 15 instructions, table A-3' },
  S114: { short: 'Spacelabs capnography manual' },
  S117: {
    short: 'Masimo, nuisance alarms (vendor)',
    link: 'https://meridian.allenpress.com/bit/article/45/s1/46/142119/An-Evidence-Based-Approach-to-Reduce-Nuisance',
  },
  S120: { short: 'Philips MP2 manual', link: 'https://www.easymanua.ls/philips/mp2/manual?p=186' },
  S121: {
    short: 'Masimo Root manual, cuff values',
    link: 'https://www.easymanua.ls/masimo/root/manual?p=64',
  },
  S138: {
    short: 'Modified Aldrete score, 2022',
    link: 'https://doi.org/10.1186/s42077-022-00234-1',
  },
  S139: { short: 'opentiva', link: 'https://github.com/opentiva/opentiva' },
  S140: { short: 'fus_anes', link: 'https://github.com/bensondaled/fus_anes' },
  S141: {
    short: 'Ketamine pharmacokinetics, Anesthesiology 2020',
    link: 'https://pubs.asahq.org/anesthesiology/article/133/6/1192/110742/Ketamine-PharmacokineticsA-Systematic-Review-of',
  },
  S142: {
    short: 'Body weights for doses, PMC7808064',
    link: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC7808064',
  },
  S143: { short: 'Traynor 1995', link: 'https://doi.org/10.1128/AAC.39.2.545' },
  S144: { short: 'Midazolam label' },
  S145: { short: 'Promethazine label' },
  S150: { short: 'Spravato label, section 5.6' },
};

/** No published source: documents and records still name a post in a forum, and pages of clinics and vendors. */
const WITHDRAWN: ReadonlySet<string> = new Set([
  ...['S15', 'S41', 'S42', 'S43', 'S80', 'S81', 'S82', 'S84', 'S85', 'S87', 'S89', 'S91'],
]);

/** Each reference once, in order; an id that is not listed stands as it is. Empty: a clinic default. */
export function referencesOf(ids: readonly string[]): Reference[] {
  const all = ids
    .filter((id) => !WITHDRAWN.has(id))
    .map((id): Reference => REFERENCES[id] ?? { short: id });
  return all.filter(({ short }, i) => all.findIndex((one) => one.short === short) === i);
}

/** A note of a source as a screen shows it: an id in it becomes the reference. */
export const noteText = (note: string): string =>
  note.replaceAll(/\bS\d{1,3}\b/g, (id) => referencesOf([id])[0]?.short ?? 'clinic default');

/** Of a source that has one. */
export function linkOf(id: string): string {
  const link = REFERENCES[id]?.link;
  if (link === undefined) throw new Error(`No address of ${id}`);
  return link;
}
