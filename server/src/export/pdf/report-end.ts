/** How it ended and whether the record can be trusted: way home, completeness, signatures. */
import { scaleOf } from '@chairside/shared/effects/scales';
import { SIGNAL_INFO } from '@chairside/shared/vitals/catalogue';
import { inEnglish } from '@chairside/shared/wording/in-english';
import type { SessionRecord } from '../record/session-record.read-model.ts';
import { criteriaAtClose } from './at-the-close.ts';
import { type Block, heading, paragraph } from './flow.ts';
import { INK, type Paper } from './paper.ts';
import { ReportTime, spanText } from './report-time.ts';
import { OUTCOMES, whoText } from './report-words.ts';
import { table } from './table.ts';

const SMALL = { size: 8 } as const;
const STRONG = { size: 8, weight: 'strong' } as const;
const FAINT = { size: 8, ink: INK.grey } as const;

export function endBlocks(paper: Paper, record: SessionRecord): Block[] {
  return [
    ...scoreBlocks(paper, record),
    ...dischargeBlocks(paper, record),
    ...completenessBlocks(paper, record),
    ...signatureBlocks(paper, record),
  ];
}

function scoreBlocks(paper: Paper, { state, review }: SessionRecord): Block[] {
  const standing = state.assessments.filter(({ withdrawn }) => !withdrawn);
  if (standing.length === 0) return [];
  const start = review.startedAt;
  const codes = [...new Set(standing.map(({ assessment }) => assessment.scale))];
  const lines = codes.map((code) => {
    const of = standing.filter(({ assessment }) => assessment.scale === code);
    const shown = of.length <= 6 ? of : [...of.slice(0, 3), ...of.slice(-3)];
    const said = shown.map(({ at, assessment }) => {
      const minute = start === null ? '' : ` (${Math.floor((at - start) / 60_000)})`;
      return `${assessment.score}${minute}`;
    });
    const left = of.length - shown.length;
    const more = left > 0 ? `; ${left} more between, in events.csv` : '';
    return `${inEnglish.say(scaleOf(code).short)}: ${said.join(', ')}${more}`;
  });
  return [
    heading(paper, 'Scores (minute of infusion)'),
    ...lines.map((line) => paragraph(paper, line, SMALL)),
  ];
}

const STATUS = { met: 'met', 'not-met': 'NOT MET', 'not-measured': 'not measured' } as const;

function dischargeBlocks(paper: Paper, record: SessionRecord): Block[] {
  const { state, events } = record;
  const time = new ReportTime(record);
  const criteria = criteriaAtClose(record);
  const at = state.closedAt === null ? 'now' : `at the close, ${time.clock(state.closedAt)}`;
  const closed = events.findLast(({ body }) => body.type === 'session-closed')?.body;
  const said: string[] = [];
  if (state.outcome !== null) said.push(`Outcome: ${OUTCOMES[state.outcome]}.`);
  if (closed?.type === 'session-closed' && closed.override !== undefined) {
    const { unmet, reason } = closed.override;
    said.push(`A provider closed although not met: ${unmet.join(', ')}. Reason: ${reason}.`);
  }
  if (closed?.type === 'session-closed' && closed.note !== undefined)
    said.push(`Note: ${closed.note}.`);
  if (state.discharge.escort) said.push(`Escort: ${state.discharge.escort}.`);
  const rows = criteria.map(({ label, status, detail, source }) => ({
    strong: status === 'not-met',
    cells: [
      inEnglish.text(label),
      STATUS[status],
      inEnglish.text(detail),
      source === null ? 'order on the ward' : 'protocol',
    ],
  }));
  return [
    heading(paper, `Discharge criteria ${at}`),
    ...(rows.length === 0
      ? [paragraph(paper, 'No infusion was started, so none applies.', FAINT)]
      : table(
          paper,
          [
            { title: 'Criterion', share: 24 },
            { title: 'Status', share: 14 },
            { title: 'Stands on', share: 46 },
            { title: 'From', share: 16 },
          ],
          rows,
        )),
    ...(said.length === 0 ? [] : [paragraph(paper, said.join(' '), SMALL)]),
  ];
}

/** Gaps that are named one by one. */
const MOST_GAPS = 8;

function completenessBlocks(paper: Paper, record: SessionRecord): Block[] {
  const time = new ReportTime(record);
  const { expected, received, late, gaps, paceMs } = record.review.completeness;
  const share =
    expected === null || expected === 0
      ? ''
      : ` (${Math.min(100, Math.round((received / expected) * 1000) / 10)} %)`;
  const pace = paceMs === null ? '' : `, one every ${Math.round(paceMs / 100) / 10} s`;
  const counted =
    expected === null
      ? `Readings received: ${received}; how many there should be cannot be told.`
      : `${received} of about ${expected} readings expected${pace}${share}.`;
  const longest = [...gaps]
    .sort((a, b) => b.to - b.from - (a.to - a.from))
    .slice(0, MOST_GAPS)
    .sort((a, b) => a.from - b.from);
  const named = longest.map(({ vital, from, to, cause }) => {
    const label = vital === 'nibp' ? 'NIBP' : SIGNAL_INFO[vital].label;
    return `${label} ${time.clock(from)} for ${spanText(to - from)}, ${cause}`;
  });
  const more = gaps.length - longest.length;
  const gapText =
    gaps.length === 0
      ? received < 2
        ? 'With so few, gaps cannot be told.'
        : 'No gaps.'
      : `${gaps.length} gaps${more > 0 ? ', the longest' : ''}: ${named.join('; ')}.${more > 0 ? ` ${more} shorter ones are in the FHIR export.` : ''}`;
  return [
    heading(paper, 'Completeness'),
    paragraph(paper, `${counted} ${late} arrived late and raised no live alarm. ${gapText}`, SMALL),
  ];
}

function signatureBlocks(paper: Paper, record: SessionRecord): Block[] {
  const { state, events } = record;
  const time = new ReportTime(record);
  const signed = state.signatures.map(({ kind, by, at, statement, key, covers, seq }) => {
    const body = events[seq - 1]?.body;
    const upTo = body?.type === 'session-signed' ? ` up to event ${body.seal.signedSeq}` : '';
    const role = by.kind === 'user' ? `, ${by.role}` : '';
    const word = kind === 'signed' ? 'Signed' : 'Co-signed';
    const said = statement === undefined ? '' : ` “${statement}”`;
    const cover = covers ? 'covers the whole record' : 'something was added after it';
    return `${word} by ${whoText(by)}${role}, ${time.moment(at)}${upTo}; ${cover}.${said} Key ${key}, Ed25519; checked with verify-log on the JSON export.`;
  });
  const addenda = state.addenda.map(
    ({ by, at, text }) => `Addendum, ${whoText(by)}, ${time.moment(at)}: ${text}`,
  );
  const hash = `Last event ${state.seq}, hash ${state.hash}`;
  return [
    heading(paper, 'Signatures'),
    { ...paragraph(paper, hash, { size: 6.5, ink: INK.grey }), staysWithNext: true },
    ...(signed.length === 0
      ? [
          { ...paragraph(paper, 'Not signed in Chairside.', STRONG), staysWithNext: true },
          byHand(paper),
        ]
      : signed.map((line) => paragraph(paper, line, SMALL))),
    ...addenda.map((line) => paragraph(paper, line, SMALL)),
  ];
}

/** Room for ink. */
function byHand(paper: Paper): Block {
  return {
    height: 30,
    draw(y) {
      const line = y + 20;
      paper.rule(paper.left, line, paper.left + 250, line, INK.grey);
      paper.rule(paper.left + 280, line, paper.left + 420, line, INK.grey);
      paper.line('Name and signature', paper.left, line + 2, 200, { size: 6.5, ink: INK.grey });
      paper.line('Date and time', paper.left + 280, line + 2, 140, { size: 6.5, ink: INK.grey });
    },
  };
}
