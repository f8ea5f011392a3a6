import { describe, expect, it } from 'vitest';
import { weakness } from './weak-password.ts';

const owner = { userName: 'anna.lind', name: 'Anna Lindqvist', clinicName: 'North clinic' };

describe('weak passwords', () => {
  it.each([
    ['ten spaces', ' '.repeat(10), 'repeats itself'],
    ['no-break spaces', '\u00a0'.repeat(12), 'repeats itself'],
    ['zero-width characters', '\u200b'.repeat(12), 'repeats itself'],
    ['one letter', 'aaaaaaaaaa', 'repeats itself'],
    ['one letter, wide', 'ａａａａａａａａａａ', 'repeats itself'],
    ['two hundred of one letter', 'a'.repeat(200), 'repeats itself'],
    ['two letters in turn', 'abababababab', 'repeats itself'],
    ['a word twice', 'tulip-tulip-', 'repeats itself'],
    ['a common word twice', 'passwordpassword', 'repeats itself'],
    ['the digits', '1234567890', 'most common'],
    ['the digits backwards', '9876543210', 'the keys'],
    ['a row of keys', 'QWERTYUIOP', 'most common'],
    ['keys from top to bottom', '1qaz2wsx3edc', 'most common'],
    ['a row of keys and digits', 'asdfgh654321', 'the keys'],
    ['the alphabet', 'abcdefghijkl', 'alphabet'],
    ['keys in three runs', 'zxcvbn09876poiu', 'alphabet'],
    ['a common one', 'administrator', 'most common'],
    ['a common one with digits', 'Password2026!', 'common word'],
    ['a season with a year', 'winter-2026', 'common word'],
    ['the product with a year', 'Chairside2026', 'common word'],
    ['a digit between common ones', 'nurse12345', 'common word'],
    ['digits and signs alone', '19-04-1985-7', 'common word'],
    ['the own user name', 'anna.lind.1', 'a name'],
    ['the own name', 'AnnaLindqvist', 'a name'],
    ['the own name and a year', 'lindqvist-1985', 'a name'],
    ['the name of the clinic', 'northclinic26', 'a name'],
  ])('ID-185 refuses %s', (_name, password, why) => {
    expect(weakness(password, owner)).toContain(why);
  });

  it.each([
    'correct horse battery',
    'a password of my own',
    'tulip-cargo-minor-91',
    'Xk3$9fLm2q',
    'dusk under annas window',
    'três cães à janela',
    '雨の夜に二匹の猫が歩く',
  ])('ID-185 takes "%s"', (password) => {
    expect(weakness(password, owner)).toBeNull();
  });
});
