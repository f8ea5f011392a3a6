/** The words of `web/src/wording`. */
export const wording = {
  'wording.before-infusion': 'Before infusion',
  'wording.complete-chart-the-stop': 'Complete: chart the stop',
  'wording.here-infused-part': '{here}, infused {part}',
  'wording.stopwatch-of-planned': '{stopwatch} of {planned}',
  'wording.infusing': 'Infusing',
  'wording.paused': 'Paused',
  'wording.recovery': 'Recovery',
  'wording.closed': 'Closed',
} as const;
