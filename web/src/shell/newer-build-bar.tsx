import { useEffect } from 'react';
import { say } from '../language/say.ts';
import { useNewerBuild } from '../live/build-store.ts';
import bars from '../ui/bars.module.css';
import { exchangeOnce, mayExchange } from './page-build.ts';

const LOOK_EVERY_MS = 5_000;

/** The page gives way by itself while nobody charts; until then it says that there is a newer one. */
export function NewerBuildBar() {
  const build = useNewerBuild((state) => state.build);
  useEffect(() => {
    if (build === null) return;
    let touchedAt = performance.now();
    const touched = () => {
      touchedAt = performance.now();
    };
    const timer = setInterval(() => {
      if (mayExchange(touchedAt, performance.now())) exchangeOnce(build);
    }, LOOK_EVERY_MS);
    window.addEventListener('pointerdown', touched, { capture: true });
    window.addEventListener('keydown', touched, { capture: true });
    return () => {
      clearInterval(timer);
      window.removeEventListener('pointerdown', touched, { capture: true });
      window.removeEventListener('keydown', touched, { capture: true });
    };
  }, [build]);
  if (build === null) return null;
  return (
    <button
      type="button"
      className={bars.button}
      data-kind="newer-build"
      onClick={() => window.location.reload()}
    >
      <strong>{say('shell.a-newer-version-is-ready')}</strong>
      <span>{say('shell.it-loads-by-itself-when-nobody')}</span>
    </button>
  );
}
