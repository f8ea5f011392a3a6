import type { StationStatus } from '@chairside/shared/wire/station';
import { useEffect } from 'react';
import { type Heard, heardHere, heardTier } from '../alarms/heard.ts';
import { askProof, proveOnAsk } from '../alarms/proof-store.ts';
import { giveReceipts } from '../alarms/receipts.ts';
import { sound } from '../alarms/sound.ts';
import { useSound } from '../alarms/sound-store.ts';
import { asksToSignIn } from '../http/problem.ts';
import { askMeAgain } from '../identity/use-me.ts';
import { useAlarms } from '../live/alarms-store.ts';
import { useBedside } from '../live/bedside-store.ts';
import { useClock } from '../live/clock-store.ts';
import { useCoverage } from '../live/coverage-store.ts';
import { useLink } from '../live/link-store.ts';
import { type Listener, listen } from '../live/listen.ts';
import { useSessions } from '../live/sessions-store.ts';
import { holdWakeLock, useWakeLock } from '../live/wake-lock.ts';
import { keepPicture } from '../outbox/kept-picture.ts';

/** What a station says of itself where it is a chair's own screen. */
function bedsideStatus(): Pick<StationStatus, 'bedside' | 'chair'> {
  const { chairId } = useBedside.getState();
  return chairId === null ? {} : { bedside: true, chair: chairId };
}

/** While the link is lost nobody knows the patients' state: that calls like a warning of its own. */
function callingTier(heard: readonly Heard[]) {
  const highest = heardTier(heard);
  const lost = useLink.getState().link.kind === 'lost';
  return highest === null && lost ? 'warning' : highest;
}

const nameOf = ({ chairId, alarm }: Heard) => `${chairId}/${alarm.id}/${alarm.tier}`;

/** Keeps this screen watching, sounding and reporting for as long as somebody is signed in. */
export function useStationLink(clinicId: number): void {
  useEffect(() => {
    const listener = listen(clinicId, askProof);
    const release = [
      soundAlarms(),
      reportStatus(listener),
      proveOnAsk(),
      giveReceipts((receipts) => listener.receipts(receipts)),
      holdWakeLock(),
      armOnGesture(),
      askAgainWhenSignedOut(),
      keepPicture(clinicId),
      () => listener.stop(),
    ];
    return () => {
      for (const stop of release) stop();
    };
  }, [clinicId]);
}

function soundAlarms(): () => void {
  let known = new Set<string>();
  const update = () => {
    const heard = heardHere();
    const isNew = heard.some((one) => !known.has(nameOf(one)));
    known = new Set(heard.map(nameOf));
    sound.set(callingTier(heard), isNew);
  };
  // A pause ends by the clock alone, and so does the time that the staff's screens have to confirm.
  const stores = [useAlarms, useLink, useSessions, useClock, useBedside, useCoverage];
  const stops = stores.map((store) => store.subscribe(update));
  update();
  return () => {
    for (const stop of stops) stop();
    sound.set(null);
  };
}

function reportStatus(listener: Listener): () => void {
  const status = (): StationStatus => ({
    visible: !document.hidden,
    sound: useSound.getState().state,
    ...bedsideStatus(),
    keptOn: useWakeLock.getState().state.kind === 'held',
  });
  const report = () => listener.report(status());
  const stop = useSound.subscribe((now, before) => {
    if (now.state !== before.state) report();
  });
  const stopWake = useWakeLock.subscribe(report);
  const stopBedside = useBedside.subscribe((now, before) => {
    if (now.chairId !== before.chairId) report();
  });
  document.addEventListener('visibilitychange', report);
  report();
  return () => {
    stop();
    stopBedside();
    stopWake();
    document.removeEventListener('visibilitychange', report);
  };
}

/** A stream refused for want of a sign-in leads to the sign-in page, or to a password of one's own. */
function askAgainWhenSignedOut(): () => void {
  return useLink.subscribe(({ link }, before) => {
    if (link !== before.link && link.kind === 'refused' && asksToSignIn(link.code)) {
      askMeAgain();
    }
  });
}

/**
 * Any tap or key arms the sound; a page that comes back may have lost it. At the end of the tap: the bar that asks for
 * it goes then, and whatever is under the finger must not move before.
 */
function armOnGesture(): () => void {
  sound.open();
  const arm = () => {
    if (useSound.getState().state === 'suspended') void sound.arm();
  };
  const shown = () => {
    if (!document.hidden) arm();
  };
  window.addEventListener('pointerup', arm);
  window.addEventListener('keydown', arm);
  document.addEventListener('visibilitychange', shown);
  return () => {
    window.removeEventListener('pointerup', arm);
    window.removeEventListener('keydown', arm);
    document.removeEventListener('visibilitychange', shown);
  };
}
