import { expect, test } from 'vitest';
import { openTestHouse } from '../../../tests/house.ts';
import { formOfKept, keepForm, openForm, sealForm } from './kept-form.ts';
import { mannersOf, traceOf } from './manners.ts';

openTestHouse();

const noon = new Date('2026-03-01T12:00:00Z');
const later = (seconds: number): Date => new Date(noon.getTime() + seconds * 1000);

function formWith(fields: Record<string, string>): FormData {
	const form = new FormData();
	for (const [name, value] of Object.entries(fields)) form.append(name, value);
	return form;
}

const sent = ({ trap, stamp }: { trap: string; stamp: string }, typed = '', more: Record<string, string> = {}) =>
	formWith({ stamp, [trap]: typed, name: 'Dov', ...more });

test('everybody who reads a page gets the same form, so that a kept page may be shared', () => {
	expect(mannersOf('/polls/k3v9', noon)).toEqual(mannersOf('/polls/k3v9', noon));
});

test('the field nobody sees has another name on another page and on another day', () => {
	const names = [
		mannersOf('/polls/k3v9', noon).trap,
		mannersOf('/polls/other', noon).trap,
		mannersOf('/polls/k3v9', later(86_400)).trap
	];
	expect(new Set(names).size).toBe(3);
});

test('a form says how long it took, and what was only there for that is taken out', () => {
	const form = sent(mannersOf('/sign-up', noon));
	expect(traceOf(form, later(42))).toEqual({
		seconds: 42,
		trapped: false,
		confirmed: false,
		work: null,
		inOrder: true
	});
	expect([...form.keys()]).toEqual(['stamp', 'name']);
});

test('a form shown again keeps its first moment, so that mending one field is not too fast', () => {
	const first = mannersOf('/sign-up', noon);
	const again = mannersOf('/sign-up', later(90_000), first.stamp);
	expect(again).toEqual(first);
});

test('what fills in the field nobody sees is noticed, also after midnight', () => {
	const night = new Date('2026-03-01T23:59:50Z');
	const form = sent(mannersOf('/sign-up', night), 'https://spam.example');
	expect(traceOf(form, new Date('2026-03-02T00:00:20Z'))).toMatchObject({ trapped: true, seconds: 30 });
});

test('fields left out or out of order say that no browser sent them', () => {
	const { trap, stamp } = mannersOf('/sign-up', noon);
	expect(traceOf(formWith({ stamp, name: 'Eve' }), later(9)).inOrder).toBe(false);
	expect(traceOf(formWith({ name: 'Eve', [trap]: '', stamp }), later(9)).inOrder).toBe(false);
});

test('a forged or very old mark says nothing, and is no reproach', () => {
	const { stamp } = mannersOf('/sign-up', noon);
	const nothing = { seconds: null, trapped: false };
	expect(traceOf(formWith({ stamp: `${stamp}x` }), later(5))).toMatchObject(nothing);
	expect(traceOf(formWith({ stamp: 'zzz.aaaa.'.padEnd(5000, 'x') }), later(5))).toMatchObject(nothing);
	expect(traceOf(sent(mannersOf('/sign-up', noon)), later(8 * 86_400))).toMatchObject(nothing);
	expect(traceOf(sent(mannersOf('/sign-up', noon)), later(-60))).toMatchObject(nothing);
});

const trace = { seconds: 3, trapped: true, confirmed: false, work: null };

test('a form on its way through a second page comes back whole, passwords sealed', async () => {
	const typed = formWith({ name: 'Zoé 🌊', password: 'seven calm boats' });
	typed.append('choice', 'a');
	typed.append('choice', 'b');
	const sealed = await sealForm('/sign-up', keepForm(typed, { guest: null, trace, stamp: null })!);
	expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('calm');
	const opened = await openForm('/sign-up', sealed);
	expect([...formOfKept(opened!)]).toEqual([...typed]);
});

test('a sealed form opens only where it was sent, and never when touched', async () => {
	const sealed = await sealForm('/sign-up', keepForm(formWith({ a: 'b' }), { guest: null, trace, stamp: null })!);
	expect(await openForm('/welcome', sealed)).toBeNull();
	const otherwise = sealed.startsWith('A') ? 'B' : 'A';
	expect(await openForm('/sign-up', `${otherwise}${sealed.slice(1)}`)).toBeNull();
	expect(await openForm('/sign-up', 'nothing')).toBeNull();
});

test('a form with a file is not carried along', () => {
	const form = new FormData();
	form.append('picture', new File(['x'], 'x.png'));
	expect(keepForm(form, { guest: null, trace, stamp: null })).toBeNull();
});
