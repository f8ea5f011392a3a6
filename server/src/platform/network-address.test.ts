import { describe, expect, it } from 'vitest';
import { limitedAddress } from './network-address.ts';

describe('the address that a limit counts by', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['', ''],
  ])('ID-183 of %s is %s', (address, counted) => {
    expect(limitedAddress(address)).toBe(counted);
  });
});
