/** What of a stranger's first words is looked at before others see it. */
import { expect, test } from 'vitest';
import { readSettings, useSettings } from '#kernel/settings/settings.ts';
import { type Evidence, stranger } from '../judge/evidence.ts';
import type { Found } from '../judge/signal.ts';
import { firstWords } from './first-words.ts';

useSettings(readSettings({ DATA_DIR: '/tmp', LOG_LEVEL: 'error' }));

const byHand = { seconds: 30, trapped: false, confirmed: false, work: null, inOrder: true };
const comment = {
	tool: 'polls',
	kind: 'polls.comment',
	item: 'a poll',
	title: '',
	text: 'Some words for all of you',
	links: [] as Evidence['links'],
	mails: 0,
	maker: stranger('eve'),
	form: byHand
} as unknown as Evidence;
const link = [{ text: 'https://a.example', canonical: null, host: 'a.example', domain: 'a.example' }];

const doubt = (points: number): Found[] => [{ symbol: 'form.odd', points }];
const isHeld = (about: Partial<Evidence>, found: Found[]): boolean =>
	(firstWords.look({ ...comment, ...about }, found) as Found[]).some(({ floor }) => floor === 'hold');

test('what is quite doubtful is held, what leads somewhere sooner', () => {
	expect([3, 5.5, 6].map((points) => isHeld({}, doubt(points)))).toEqual([false, false, true]);
	expect([3, 4].map((points) => isHeld({ links: link }, doubt(points)))).toEqual([false, true]);
	expect(isHeld({ text: 'Write to me at eve@mail.example please' }, doubt(4))).toBe(true);
});

test('so is what hides its words', () => {
	const hidden = (points: number): Found[] => [...doubt(points - 1.5), { symbol: 'form.spelled', points: 1.5 }];
	expect([2.5, 3].map((points) => isHeld({}, hidden(points)))).toEqual([false, true]);
});

test('whoever was here before is read as before', () => {
	const maker = { ...stranger('ana'), days: 2 };
	expect(isHeld({ maker }, doubt(7))).toBe(false);
	expect(isHeld({ maker: { ...stranger('bo'), vouched: true } }, doubt(7))).toBe(false);
});

test('what somebody changes within a thing of others holds nothing back: it would hide all of it', () => {
	expect(isHeld({ tool: 'pads', kind: 'pads.text', links: link }, doubt(7))).toBe(false);
	expect(isHeld({ item: null, tool: 'portal', kind: 'portal.sign-up' }, doubt(7))).toBe(false);
});

test('a program has work to do instead; letters it wants to send are held all the same', () => {
	expect(isHeld({ form: null }, doubt(7))).toBe(false);
	expect(isHeld({ form: { ...byHand, seconds: 1 } }, doubt(5))).toBe(false);
	expect(isHeld({ form: null, links: link }, doubt(4))).toBe(true);
	expect(isHeld({ form: null, mails: 12 }, doubt(7))).toBe(true);
});
