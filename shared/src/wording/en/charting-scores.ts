/** The words of `web/src/charting/scores`. */
export const chartingScores = {
  'charting-scores.a-tap-records-it': '. A tap records it.',
  'charting-scores.awake-no-dissociation': 'Awake, no dissociation',
  'charting-scores.from-the-last-values-percent-from':
    'From the last values: {percent} % from the baseline',
  'charting-scores.given-of-parts-parts': '{given} of {parts} parts',
  'charting-scores.not-recorded-text': 'Not recorded. {text}',
  'charting-scores.not-yet': 'not yet',
  'charting-scores.of-max': 'of {max}',
  'charting-scores.record-short': 'Record {short}',
  'charting-scores.score-ago-ago': '{score}, {ago} ago',
  'charting-scores.scores': 'Scores',
  'charting-scores.sum-of-all-parts': 'Sum of all parts',
  'charting-scores.total-min-to-max': 'Total, {min} to {max}',
} as const;
