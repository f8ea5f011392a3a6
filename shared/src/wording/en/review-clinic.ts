/** The words of `web/src/review/clinic`. */
export const reviewClinic = {
  'review-clinic.1-year': '1 year',
  'review-clinic.9-of-10-within': '9 of 10 within',
  'review-clinic.a-share-of-patients-is-not':
    'A share of patients is not a share of sessions, and the limits of this clinic are those of its protocol: read them side by side, not as one scale.',
  'review-clinic.acknowledged-of-count': '{acknowledged} of {count}',
  'review-clinic.alarms-per-hour-monitored-and-time':
    'Alarms per hour monitored, and time to acknowledgement',
  'review-clinic.choose-other-days-or-open-a':
    'Choose other days, or open a session: its effects and alarms are counted here.',
  'review-clinic.clinic-days-on-the-clinics':
    "{clinic}, days on the clinic's calendar ({timeZone}). Counted from the session logs; withdrawn entries are left out. A session belongs to the day on which it was opened.",
  'review-clinic.clinic-review': 'Clinic review',
  'review-clinic.count-of-value': '{count} of {value}',
  'review-clinic.critical-sessions': 'Critical sessions',
  'review-clinic.days-days': '{days} days',
  'review-clinic.each-occurrence-counts-once':
    'Each occurrence counts once, whatever became of it. The times are of those that were acknowledged; the rest ended by itself or still waits.',
  'review-clinic.effect': 'Effect',
  'review-clinic.effects-share-of-sessions': 'Effects, share of sessions',
  'review-clinic.enter-both-days': 'Enter both days.',
  'review-clinic.escalated-to-emergency': 'Escalated to emergency',
  'review-clinic.first-day': 'First day',
  'review-clinic.go-to-the-station': 'Go to the station',
  'review-clinic.half-within': 'Half within',
  'review-clinic.it-is-after-the-last-day': 'It is after the last day.',
  'review-clinic.last-day': 'Last day',
  'review-clinic.no-alarm-was-raised-in-these': 'No alarm was raised in these days.',
  'review-clinic.no-effect-was-charted-in-these': 'No effect was charted in these days.',
  'review-clinic.no-session-in-these-days': 'No session in these days',
  'review-clinic.of-value': 'of {value}',
  'review-clinic.patients': 'Patients',
  'review-clinic.per-hour': 'Per hour',
  'review-clinic.published': 'Published',
  'review-clinic.published-of-patients': 'Published, of patients',
  'review-clinic.rare-but-serious': 'rare but serious',
  'review-clinic.reading-the-logs': 'Reading the logs …',
  'review-clinic.sessions': 'Sessions',
  'review-clinic.sessions-sessions-were-opened-in':
    '{sessions} sessions were opened in these days. The figures are made from the newest {reviewed}; choose fewer days to have all of them.',
  'review-clinic.sessions-with-a-critical-blood': 'Sessions with a critical blood pressure alarm',
  'review-clinic.sessions-with-a-critical-patient': 'Sessions with a critical patient alarm',
  'review-clinic.sessions-with-a-serious-effect': 'Sessions with a serious effect',
  'review-clinic.technical': 'technical',
  'review-clinic.the-columns-of-severity-count':
    'The columns of severity count sessions by the worst that the effect became. Patients: of those who are registered.',
  'review-clinic.the-figures-could-not-be': 'The figures could not be calculated',
  'review-clinic.this-clinic-of-its-sessions': 'This clinic, of its sessions',
} as const;
