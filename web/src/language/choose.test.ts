// @vitest-environment happy-dom
import { inEnglish } from '@chairside/shared/wording/in-english';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { chooseLanguage } from './choose.ts';
import { say, speak } from './say.ts';

const said = () => say('ui.try-again');

describe('the language of a page', () => {
  afterEach(() => {
    localStorage.clear();
    speak(inEnglish);
    vi.restoreAllMocks();
  });

  it('WD-553 is English where nothing, or an unknown language, is chosen', async () => {
    for (const tag of [null, 'xx', 'toString']) {
      if (tag !== null) localStorage.setItem('chairside-language', tag);
      await chooseLanguage();
      expect(said()).toBe('Try again');
    }
  });

  it('WD-553 is the one that the browser has chosen', async () => {
    localStorage.setItem('chairside-language', 'en-XA');
    await chooseLanguage();
    expect(said()).toMatch(/^⟦Trý ágáíñ ~+⟧$/);
  });

  it('WD-553 is English where the browser gives no storage', async () => {
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    await chooseLanguage();
    expect(said()).toBe('Try again');
  });
});
