import { useEffect, useRef } from 'react';

interface Keys {
  undo(): void;
  redo(): void;
  save(): void;
}

/** Ctrl+Z, Ctrl+Shift+Z or Ctrl+Y, Ctrl+S (Cmd on a Mac) wherever the focus is. */
export function useDraftKeys(keys: Keys): void {
  const newest = useRef(keys);
  useEffect(() => {
    newest.current = keys;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const { undo, redo, save } = newest.current;
      if (key === 's') save();
      else if (key === 'y' || (key === 'z' && event.shiftKey)) redo();
      else if (key === 'z') undo();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
