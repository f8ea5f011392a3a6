import { describe, expect, it } from 'vitest';
import { ManualClock } from '../platform/clock.fake.ts';
import { Heartbeat } from './heartbeat.ts';

function watched() {
  const clock = new ManualClock();
  const beat = new Heartbeat(clock);
  const peer = {
    bufferedAmount: 0,
    pings: 0,
    ended: false,
    told: 0,
    hangUp: () => {
      peer.told += 1;
    },
    ping: () => {
      peer.pings += 1;
    },
    terminate: () => {
      peer.ended = true;
    },
  };
  return { clock, beat, peer, pulse: beat.watch(peer) };
}

describe('the heartbeat of plain WebSocket connections', () => {
  it('IN-15 leaves a monitor alone that sends', () => {
    const { clock, peer, pulse } = watched();
    for (let second = 0; second < 60; second += 1) {
      clock.advance(1_000);
      pulse.heard();
    }
    expect(peer).toMatchObject({ pings: 0, ended: false });
  });

  it('IN-15 pings a silent one every 5 s and goes on while it answers', () => {
    const { clock, peer, pulse } = watched();
    clock.advance(4_999);
    expect(peer.pings).toBe(0);
    clock.advance(1);
    expect(peer.pings).toBe(1);
    clock.advance(3_000);
    expect(peer.pings).toBe(1);
    pulse.heard();
    clock.advance(5_000);
    expect(peer).toMatchObject({ pings: 2, ended: false });
  });

  it('IN-15 tells one that stays silent for 30 s, and ends it', () => {
    const { clock, peer } = watched();
    clock.advance(29_999);
    expect(peer).toMatchObject({ told: 0, ended: false, pings: 5 });
    clock.advance(1);
    expect(peer).toMatchObject({ told: 1, ended: false, pings: 5 });
    clock.advance(2_000);
    expect(peer).toMatchObject({ told: 1, ended: true });
  });

  it('IN-15 leaves one alone that answers nothing and sends every 10 s', () => {
    const { clock, peer, pulse } = watched();
    for (let i = 0; i < 12; i += 1) {
      clock.advance(10_000);
      pulse.heard();
    }
    expect(peer).toMatchObject({ told: 0, ended: false });
  });

  it('IN-15 ends one that sends but takes none of its acknowledgements', () => {
    const { clock, peer, pulse } = watched();
    peer.bufferedAmount = 1024 * 1024 + 1;
    pulse.heard();
    clock.advance(1_000);
    expect(peer.ended).toBe(true);
  });

  it('IN-15 forgets one that is closed', () => {
    const { clock, peer, pulse } = watched();
    pulse.end();
    clock.advance(40_000);
    expect(peer).toMatchObject({ pings: 0, ended: false });
  });

  it('IN-15 looks no more once it is stopped, and lets a full buffer wait up to its limit', () => {
    const { clock, peer, pulse, beat } = watched();
    peer.bufferedAmount = 1024 * 1024;
    pulse.heard();
    clock.advance(1_000);
    expect(peer.ended).toBe(false);
    beat.stop();
    clock.advance(60_000);
    expect(peer).toMatchObject({ pings: 0, told: 0, ended: false });
  });

  it('IN-15 counts from the moment in which something came', () => {
    const { clock, peer, pulse } = watched();
    clock.advance(3_000);
    pulse.heard();
    clock.advance(4_000);
    expect(peer.pings).toBe(0);
    clock.advance(1_000);
    expect(peer.pings).toBe(1);
  });
});
