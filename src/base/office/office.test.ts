import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { archive, openPackage } from './package.ts';
import { readXml, textIn } from './read-xml.ts';
import { escaped, tag } from './xml.ts';

const limits = { files: 10, bytesOfOne: 1000, bytes: 1500 };
const all = () => true;
const why = (reason: string) => expect.objectContaining({ name: 'Unreadable', why: reason });
const refused = (work: () => unknown): unknown => {
	try {
		work();
	} catch (problem) {
		return problem;
	}
	return null;
};

test('what was packed is unpacked', () => {
	const bytes = archive({ mimetype: 'a', 'b/c.xml': '<c/>' }, ['mimetype']);
	expect(new TextDecoder().decode(openPackage(bytes, limits, all).get('b/c.xml'))).toBe('<c/>');
	expect([...openPackage(bytes, limits, (path) => path === 'mimetype').keys()]).toEqual(['mimetype']);
});

test('an archive that would grow too large is refused by what it says of itself', () => {
	const large = zipSync({ a: new Uint8Array(1001) });
	expect(refused(() => openPackage(large, limits, all))).toEqual(why('too-large'));
	const many = zipSync(Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`f${n}`, new Uint8Array(1)])));
	expect(refused(() => openPackage(many, limits, all))).toEqual(why('too-large'));
	const together = zipSync({ a: new Uint8Array(900), b: new Uint8Array(900) });
	expect(refused(() => openPackage(together, limits, all))).toEqual(why('too-large'));
});

test('an archive that lies about its sizes gets no more room than it said', () => {
	const bytes = zipSync({ a: new Uint8Array(5_000_000) });
	const view = new DataView(bytes.buffer);
	for (let place = 0; place < bytes.length - 4; place++) {
		const sign = view.getUint32(place, true);
		if (sign === 0x02014b50) view.setUint32(place + 24, 10, true);
		if (sign === 0x04034b50) view.setUint32(place + 22, 10, true);
	}
	const found = refused(() => expect(openPackage(bytes, limits, all).get('a')!.length).toBeLessThanOrEqual(10));
	expect(found === null || (found as Error).name === 'Unreadable').toBe(true);
});

test('names that climb out of an archive are refused', () => {
	for (const name of ['../a', 'a/../../b', '/etc/passwd', 'C:\\a', '..\\a']) {
		expect(
			refused(() => openPackage(zipSync({ [name]: strToU8('a') }), limits, all)),
			name
		).toEqual(why('unsafe'));
	}
	expect(refused(() => openPackage(strToU8('no archive at all'), limits, all))).toEqual(why('broken'));
});

test('XML is read by the names of its spaces, whatever it calls them', () => {
	const root = readXml('<?xml version="1.0"?><a:b xmlns:a="urn:x" a:c="1" d="2">one <e/><![CDATA[<two>]]></a:b>', {
		'urn:x': 'x'
	});
	expect(root.name).toBe('x:b');
	expect(root.attrs).toMatchObject({ 'x:c': '1', d: '2' });
	expect(textIn(root)).toBe('one <two>');
});

test('XML that defines entities or types is refused before it grows', () => {
	const laughs = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><a>&b;</a>`;
	expect(refused(() => readXml(laughs))).toEqual(why('unsafe'));
	expect(refused(() => readXml('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'))).toEqual(why('unsafe'));
	for (const broken of ['<a>', '<a>&unknown;</a>', 'words', '<a></b>', '', '<a b="1" b="2"/>'])
		expect(
			refused(() => readXml(broken)),
			broken
		).toEqual(why('broken'));
	const deepest = `${'<a>'.repeat(300)}${'</a>'.repeat(300)}`;
	expect(refused(() => readXml(deepest))).toEqual(why('too-large'));
	expect(refused(() => readXml(`<a>${'<b/>'.repeat(11)}</a>`, {}, { elements: 10, depth: 9, letters: 999 }))).toEqual(
		why('too-large')
	);
});

test('what is put into XML comes out as it was', () => {
	const hard = 'a "b" <c> & d\ne\tf ]]> é 😀';
	const xml = tag('a', { b: hard, none: null }, escaped(hard));
	const root = readXml(xml);
	expect(root.attrs).toEqual({ b: hard });
	expect(textIn(root)).toBe(hard);
	expect(escaped('a\0b\u0007\uFFFE\uD800')).toBe('ab');
});
