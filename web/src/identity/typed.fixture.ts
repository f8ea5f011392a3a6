import { act } from 'react';

/** Types into the field that carries this label, as React hears it. */
export async function type(label: string, text: string): Promise<void> {
  const input = fieldOf(label);
  await act(async () => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

export function fieldOf(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll('label')].find(
    ({ textContent }) => textContent === label,
  );
  const input = found && document.getElementById(found.htmlFor);
  if (!(input instanceof HTMLInputElement)) throw new Error(`no field is called ${label}`);
  return input;
}

/** The sentence beside the field that says what is wrong with it; null where nothing is. */
export function errorOf(label: string): string | null {
  const input = fieldOf(label);
  if (input.getAttribute('aria-invalid') !== 'true') return null;
  const ids = input.getAttribute('aria-describedby')?.split(' ') ?? [];
  const error = ids.find((id) => id.endsWith('-error'));
  return error === undefined ? null : (document.getElementById(error)?.textContent ?? null);
}

/** Presses the button or the item of a menu that is called this, and waits for what follows. */
export async function press(name: string): Promise<void> {
  const found = [...document.querySelectorAll<HTMLElement>('button, [role="menuitem"]')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  );
  if (!found) throw new Error(`nothing to press is called ${name}`);
  await act(async () => {
    found.click();
    await new Promise((resolve) => setTimeout(resolve, 30));
  });
}
