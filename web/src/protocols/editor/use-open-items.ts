import { useState } from 'react';

/** Which entries of a section stand open. */
export function useOpenItems() {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggled = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    return next;
  };
  return {
    isOpen: (id: string) => open.has(id),
    toggle: (id: string) => setOpen(toggled(id)),
    show: (id: string) => setOpen(new Set([...open, id])),
  };
}
