/** The words of `web/src/protocols`. */
export const protocols = {
  'protocols.protocol-not-approved': 'Protocol not approved',
  'protocols.protocols': 'Protocols',
  'protocols.the-protocols-could-not-be-loaded': 'The protocols could not be loaded',
  'protocols.this-version-could-not-be-loaded': 'This version could not be loaded',
  'protocols.version': 'Version',
} as const;
