import { expect, test } from 'vitest';
import type { Evidence } from '../judge/evidence.ts';
import { disguised, spelledOtherwise } from './disguise.ts';

const points = (text: string): number => disguised({ title: '', text } as Evidence)[0]?.points ?? 0;

test.each([
	['plain words', 'La réunion est mardi à 20 h, venez nombreuses et nombreux'],
	['Russian', 'Встреча в понедельник, приходите все вместе'],
	['two languages side by side', 'Le film Сталкер en version originale'],
	['soft hyphens of a copied page', 'Ver\u00adsamm\u00adlung am Diens\u00adtag']
])('%s hide nothing', (_what, text) => expect(points(text)).toBe(0));

test('a single µ or α beside Latin letters is not enough for anybody to wait', () => {
	expect(points('Un condensateur de 10µF et les rayons αlpha')).toBeLessThan(3);
});

test('letters of two scripts, or signs nobody sees, in word after word are told', () => {
	expect(points('Cоlis en аttente : pаy сustoms fееs')).toBeGreaterThan(4);
	expect(points('f\u200bu\u200bl\u200bl m\u200bo\u200bv\u200bi\u200be d\u200bownload')).toBeGreaterThan(4);
});

const spelled = (text: string): number => spelledOtherwise({ title: '', text } as Evidence)[0]?.points ?? 0;

test.each([
	['times, classes and formats', 'RDV 17h30 en salle B204 pour la CM1A, apportez vos MP3, le plan W3C et la 4e'],
	['a word set apart', 'M E R C I à toutes et à tous'],
	['initials', 'J. R. R. Tolkien, plan A B C'],
	['addresses', 'https://cloud.example/s/a3b4c5d0e1 et pad-r3union.example.org/p/n0te5']
])('%s are spelled as people spell', (_what, text) => expect(spelled(text)).toBeLessThan(2));

test('figures for letters in word after word, or words set apart, are told', () => {
	expect(spelled('Gr34t 4rt1cl3, bl4ckj4ck p0k3r pl4y3rs w1ll l0ve it')).toBeGreaterThan(2);
	expect(spelled('N o u v e a u today, all e p i s o d e s without s i g n u p')).toBeGreaterThan(4);
});
