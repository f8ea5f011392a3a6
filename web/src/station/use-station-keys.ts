import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { useMay } from '../identity/use-may.ts';
import { useAlarms } from '../live/alarms-store.ts';
import { sessionIn } from '../live/sessions-store.ts';
import { sendCommand } from '../outbox/send-command.ts';
import { touchDown } from '../outbox/touch-down.ts';
import {
  askSeverity,
  openCatalogue,
  openChairPanel,
  showHelp,
  stopCharting,
  useCharting,
} from './charting-store.ts';
import { chartEffect } from './effect-entries-store.ts';
import { type StationAction, stationAction } from './station-keys.ts';

/** Keys of the station: they act on the chair that has the focus. */
export function useStationKeys(): void {
  const navigate = useNavigate();
  const mayChart = useMay('chart-session');

  useEffect(() => {
    const run = (action: StationAction, chairId: string | null) => {
      const sessionId = chairId === null ? undefined : sessionIn(chairId);
      switch (action.kind) {
        case 'focus':
          return tileAt(action.place)?.focus();
        case 'help':
          return showHelp(!useCharting.getState().help);
        case 'cancel':
          showHelp(false);
          stopCharting();
          return openChairPanel(null);
        case 'open':
          if (chairId) void navigate(`/chairs/${chairId}`);
          return;
        case 'effect':
          if (chairId && sessionId && mayChart) askSeverity(chairId, action.term, touchDown(0));
          return;
        case 'catalogue':
          if (chairId && sessionId && mayChart) openCatalogue(chairId);
          return;
        case 'acknowledge':
          if (chairId && sessionId && mayChart) acknowledgeWorst(chairId, sessionId);
          return;
        case 'severity': {
          const { charting } = useCharting.getState();
          if (charting.kind !== 'severity') return;
          const session = sessionIn(charting.chairId);
          stopCharting();
          if (session) {
            const { term, at } = charting;
            void chartEffect({ sessionId: session, term, severity: action.severity }, at);
          }
        }
      }
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      const charting = useCharting.getState().charting.kind;
      const action = stationAction(event.key, {
        typing: target?.closest('input, textarea, select, [contenteditable]') !== null,
        onTile: target?.matches('[data-chair]') ?? false,
        choosingSeverity: charting === 'severity',
      });
      if (!action) return;
      event.preventDefault();
      run(action, target?.closest<HTMLElement>('[data-chair]')?.dataset.chair ?? null);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate, mayChart]);
}

function tileAt(place: number): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-place="${place}"]`);
}

/** The first alarm of the tile that waits for somebody; the line shows the receipt as the alarm's own state. */
function acknowledgeWorst(chairId: string, sessionId: string): void {
  const alarm = useAlarms.getState().alarms[chairId]?.find((each) => each.acknowledged === null);
  if (!alarm) return;
  sendCommand(sessionId, { type: 'acknowledge-alarm', alarmId: alarm.id }).catch(() =>
    // The button on the line has its own retry; put the nurse there.
    document
      .querySelector<HTMLElement>(`[data-chair="${chairId}"] [data-alarm-id="${alarm.id}"] button`)
      ?.focus(),
  );
}
