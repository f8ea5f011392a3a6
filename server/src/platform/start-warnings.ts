import { type Config, isLoopback } from './config.ts';

/** What the operator should know before anybody signs in; a line each, nothing where all is well. */
export function startWarnings(
  config: Pick<Config, 'host' | 'secureCookies' | 'trustProxy'>,
): string[] {
  if (isLoopback(config.host)) return [];
  const warnings: string[] = [];
  if (!config.secureCookies) {
    warnings.push(
      `HOST=${config.host} lets other machines connect without TLS: passwords and patient data can be read on the network. Put a proxy with TLS in front and set CHAIRSIDE_SECURE_COOKIES=1.`,
    );
  }
  if (typeof config.trustProxy === 'number' && config.trustProxy > 0) {
    warnings.push(
      `CHAIRSIDE_TRUST_PROXY=${config.trustProxy} believes the address that any machine names which can reach HOST=${config.host}. Name the proxy instead, such as CHAIRSIDE_TRUST_PROXY=10.0.0.5.`,
    );
  }
  return warnings;
}
