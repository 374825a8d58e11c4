import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isDisposable } from './disposable.ts';
import { folded } from './fold.ts';
import { isReservedAddress, namesAddress, speaksForHost } from './reserved.ts';

const shared = [process.env.ARCHIPEL_SHARED, '../shared', '/work/shared'].find(
	(folder) => folder && existsSync(folder)
);
const list = join(shared ?? '', 'data/reference/reserved_usernames.txt');

test.each([
	'Admin',
	'ADMIN',
	'аdmin',
	'Adrnin',
	'S u p p o r t',
	'5upport',
	'Modération',
	'moderator_2',
	'Port Libre',
	'P0rt-Libre',
	'Port Libre Support',
	'The Port Libre team',
	'Équipe de modération',
	'L’équipe',
	'Webmaster',
	'no-reply',
	'Αdmιn'
])('nobody may be called %s', (name) => expect(speaksForHost(name, 'Port Libre')).toBe(true));

test.each([
	'Ana',
	'Zoé d’Arvor',
	'Marie Legrand',
	'Ali Benali',
	'Modeste',
	'Aïda',
	'Rooter Jean',
	'Hélène Portal',
	'Théo Master',
	'Grace Hope',
	'Admiral',
	'Liberté',
	'愛',
	'Анна',
	'Guest House Brest',
	'Support Sans Frontières',
	'La Team des Lilas',
	'Infolib'
])('a person or a group may be called %s', (name) => expect(speaksForHost(name, 'Port Libre')).toBe(false));

test.skipIf(!existsSync(list))(
	'our own list covers most of a public one (skipped where ../shared/data is absent)',
	() => {
		const names = readFileSync(list, 'utf8').trim().split('\n');
		const missed = names.filter((name) => !isReservedAddress(name));
		expect(1 - missed.length / names.length).toBeGreaterThan(0.85);
	}
);

test('look-alikes fold together, different names do not', () => {
	expect(folded('ＡＤＭＩＮ')).toBe(folded('admin'));
	expect(folded('a\u200bdm\u0301in')).toBe(folded('admin'));
	expect(folded('Anna')).not.toBe(folded('Hanna'));
});

test.each(['x@yopmail.com', 'x@mailinator.com', 'x@sub.guerrillamail.com', 'X@YOPMAIL.COM'])(
	'%s lasts ten minutes',
	(mail) => expect(isDisposable(mail)).toBe(true)
);

test.each([
	'ana+archipel@gmail.com',
	'a.n.a@gmail.com',
	'x@duck.com',
	'x@mozmail.com',
	'x.y@anonaddy.me',
	'me@name.anonaddy.com',
	'x@slmail.me',
	'x@simplelogin.com',
	'x@privaterelay.appleid.com',
	'x@riseup.net',
	'x@laposte.net',
	'x@disroot.org',
	'asso@exemple.fr',
	'x@opayq.com'
])('%s is a person’s own', (mail) => expect(isDisposable(mail)).toBe(false));

test.each([
	'bonus cash betgo62.info',
	'hot girls https://sexy.example/a',
	'prоmoa57.xyz',
	'win[.]site',
	'www.hot girls'
])('%s leads somewhere: it is no name', (name) => expect(namesAddress(name)).toBe(true));

test.each(['Jean.Green', 'M.Dupont', 'J.Black', 'A.P.E. école', 'Dr.No', 'Anne-Marie.Roche', 'Zoé 2.0'])(
	'%s is a name',
	(name) => expect(namesAddress(name)).toBe(false)
);
