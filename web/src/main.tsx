import { chooseLanguage } from './language/choose.ts';

// Text is made where a module is loaded, too: the language comes first.
await chooseLanguage();
await import('./page.tsx');
