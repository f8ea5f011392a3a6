/**
 * Names under which one drug is written, and drugs that share an allergy. A short list of what clinics of this kind
 * use: what is not in it is compared by its name alone, so no answer ever means that a drug is safe.
 */

/** Trade names and other spellings, by the name that this product uses. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  ketamine: ['ketalar', 'esketamine', 'spravato', 'arketamine'],
  midazolam: ['versed'],
  lorazepam: ['ativan'],
  diazepam: ['valium'],
  alprazolam: ['xanax'],
  clonazepam: ['klonopin'],
  ondansetron: ['zofran'],
  promethazine: ['phenergan'],
  prochlorperazine: ['compazine'],
  diphenhydramine: ['benadryl'],
  epinephrine: ['adrenaline', 'adrenalin', 'epipen'],
  naloxone: ['narcan'],
  flumazenil: ['romazicon', 'anexate'],
  glycopyrrolate: ['glycopyrronium', 'robinul'],
  labetalol: ['trandate', 'normodyne'],
  metoprolol: ['lopressor', 'toprol'],
  hydralazine: ['apresoline'],
  clonidine: ['catapres'],
  dexmedetomidine: ['precedex'],
  acetaminophen: ['paracetamol', 'tylenol'],
  ibuprofen: ['advil', 'motrin'],
  naproxen: ['aleve'],
  aspirin: ['acetylsalicylic'],
  ketorolac: ['toradol'],
  lidocaine: ['lignocaine', 'xylocaine'],
  meperidine: ['pethidine', 'demerol'],
  hydromorphone: ['dilaudid'],
  oxycodone: ['oxycontin', 'percocet'],
  hydrocodone: ['vicodin'],
  morphine: ['morphin'],
};

/** `also`: how the group itself is written down as an allergy. */
export const DRUG_GROUPS = [
  {
    name: 'opioids',
    also: ['opioid', 'opioids', 'opiate', 'opiates', 'narcotic', 'narcotics'],
    drugs: [
      ...['morphine', 'codeine', 'fentanyl', 'sufentanil', 'remifentanil', 'alfentanil'],
      ...['hydromorphone', 'oxycodone', 'hydrocodone', 'tramadol', 'tapentadol', 'meperidine'],
      ...['methadone', 'buprenorphine', 'nalbuphine', 'butorphanol'],
    ],
  },
  {
    name: 'benzodiazepines',
    also: ['benzodiazepine', 'benzodiazepines', 'benzo', 'benzos'],
    drugs: [
      ...['midazolam', 'lorazepam', 'diazepam', 'alprazolam', 'clonazepam', 'temazepam'],
      ...['remimazolam', 'oxazepam', 'chlordiazepoxide'],
    ],
  },
  {
    name: '5-HT3 blockers',
    also: ['setron', 'setrons'],
    drugs: ['ondansetron', 'granisetron', 'dolasetron', 'palonosetron'],
  },
  {
    name: 'phenothiazines',
    also: ['phenothiazine', 'phenothiazines'],
    drugs: ['promethazine', 'prochlorperazine', 'chlorpromazine', 'perphenazine'],
  },
  {
    name: 'butyrophenones',
    also: ['butyrophenone', 'butyrophenones'],
    drugs: ['droperidol', 'haloperidol'],
  },
  {
    name: 'beta blockers',
    also: ['betablocker', 'betablockers'],
    drugs: ['labetalol', 'metoprolol', 'esmolol', 'propranolol', 'atenolol', 'carvedilol'],
  },
  {
    name: 'NSAIDs',
    also: ['nsaid', 'nsaids'],
    drugs: ['ketorolac', 'ibuprofen', 'naproxen', 'aspirin', 'diclofenac', 'celecoxib'],
  },
  {
    name: 'amide local anesthetics',
    also: ['caine', 'caines'],
    drugs: ['lidocaine', 'bupivacaine', 'ropivacaine', 'mepivacaine'],
  },
] as const;

/** Salts and forms: they name no drug. */
const NO_DRUG = new Set([
  ...['hydrochloride', 'hcl', 'sulfate', 'sulphate', 'sodium', 'chloride', 'citrate', 'tartrate'],
  ...['acid', 'injection', 'tablet', 'tablets', 'oral', 'nasal', 'spray', 'solution', 'drug'],
  ...['drugs', 'allergy', 'allergic', 'and', 'the', 'all', 'any', 'with', 'from'],
]);

/** Words of a text as they are compared: small letters without accents, `beta-blocker` as one word. */
export function drugWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\bbeta[- ]?blocker/g, 'betablocker')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 2 && !NO_DRUG.has(word))
    .map(ownName);
}

const OWN_NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries(ALSO).flatMap(([own, names]) => names.map((name) => [name, own])),
);
const ownName = (word: string): string => OWN_NAMES.get(word) ?? word;

/** The same word, or one letter off in a long one: allergies are typed by hand. */
export function sameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < 7 || Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a[head] === b[head]) head++;
  const [left, right] = [a.slice(head), b.slice(head)];
  return left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1);
}
