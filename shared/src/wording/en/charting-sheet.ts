/** The words of `web/src/charting/sheet`. */
export const chartingSheet = {
  'charting-sheet.not-recorded': 'Not recorded.',
  'charting-sheet.not-recorded-failed': 'Not recorded. {failed}',
  'charting-sheet.password': 'Password',
  'charting-sheet.try-again': 'Try again',
  'charting-sheet.user-name': 'User name',
  'charting-sheet.note-optional': 'Note (optional)',
  'charting-sheet.reason': 'Reason',
  'charting-sheet.record': 'Record',
} as const;
