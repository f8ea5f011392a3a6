/** The words of `web/src/charting/vital-signs`. */
export const chartingVitalSigns = {
  'charting-vital-signs.25-45-c-or-77-113': '25–45 °C or 77–113 °F',
  'charting-vital-signs.by-hand': ', by hand',
  'charting-vital-signs.enter-a-reading-by-hand': 'Enter a reading by hand',
  'charting-vital-signs.enter-min-to-max': 'Enter {min} to {max}',
  'charting-vital-signs.enter-temperatureasked': 'Enter {temperatureAsked}.',
  'charting-vital-signs.enter-temperatureasked-2': 'Enter {temperatureAsked}',
  'charting-vital-signs.length-take-one-with-the-monitor':
    '{length} Take one with the monitor, or enter it by hand. Values typed below are kept as entered by hand and do not count as cuff readings.',
  'charting-vital-signs.median-of-cuffs-cuff-readings-of':
    'Median of {cuffs} cuff readings of the last hour:',
  'charting-vital-signs.set-baseline': 'Set baseline',
  'charting-vital-signs.spo2-on-room-air': 'SpO2 on room air',
  'charting-vital-signs.temperature-c-or-f': 'Temperature (°C or °F)',
  'charting-vital-signs.the-pressure-differs-from-the':
    'The pressure differs from the median: it counts as entered by hand.',
  'charting-vital-signs.vital-signs-by-hand': 'Vital signs by hand',
} as const;
