import { expect, test } from 'vitest';
import { markdown } from './markdown.ts';

const rel = 'rel="nofollow noopener noreferrer ugc"';

test('people write paragraphs, lists, tables and emphasis', () => {
	expect(markdown('Hello **Ana**\nand *Bo*')).toBe('<p>Hello <strong>Ana</strong><br>\nand <em>Bo</em></p>\n');
	expect(markdown('- one\n- two')).toContain('<li>two</li>');
	expect(markdown('|a|b|\n|--|-:|\n|1|2|')).toContain('<td class="align-right">2</td>');
});

test('headings begin under those of the page', () => {
	expect(markdown('# One\n## Two\n##### Five')).toBe('<h3>One</h3>\n<h4>Two</h4>\n<h6>Five</h6>\n');
	expect(markdown('One\n===')).toBe('<h3>One</h3>\n');
});

test('links lead to the web or to a mail address and vouch for nobody', () => {
	expect(markdown('[site](https://example.org "t")')).toBe(
		`<p><a href="https://example.org" title="t" ${rel}>site</a></p>\n`
	);
	expect(markdown('see https://example.org/a_b now')).toContain(`<a href="https://example.org/a_b" ${rel}>`);
	expect(markdown('write to ana@example.org')).toContain(`<a href="mailto:ana@example.org" ${rel}>`);
	expect(markdown('<https://example.org>')).toContain(rel);
});

test('pictures come from this host only', () => {
	expect(markdown('![boat](/blobs/3kT9x)')).toBe('<p><img src="/blobs/3kT9x" alt="boat"></p>\n');
	for (const away of ['https://spy.example/p.png', '//spy.example/p.png', '/desk/x', '/blobs/../desk', '/blobs//x.y'])
		expect(markdown(`![boat & co](${away})`), away).not.toContain('<img');
	expect(markdown('![boat & co](https://spy.example/p.png)')).toBe('<p>boat &amp; co</p>\n');
	expect(markdown('[![boat](https://spy.example/p.png)](https://a.example)')).toContain(`${rel}>boat</a>`);
});

test('a link into the house is shown as its words', () => {
	expect(markdown('[a file](/blobs/3kT9x) next')).toBe('<p>a file next</p>\n');
	expect(markdown('[leave](/sign-out)')).not.toContain('<a');
});

const vectors = [
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'<svg/onload=alert(1)>',
	'<a href="javascript:alert(1)">x</a>',
	'<iframe src="https://evil.example"></iframe>',
	'<style>*{display:none}</style>',
	'<!-- --><b onclick=alert(1)>',
	'[x](javascript:alert(1))',
	'[x](JaVaScRiPt:alert(1))',
	'[x](java\nscript:alert(1))',
	'[x](java&#10;script:alert(1))',
	'[x](&#106;avascript:alert(1))',
	'[x](&#x6A;&#x61;vascript&colon;alert(1))',
	'[x](javascript&Tab;:alert(1))',
	'[x](\u0001javascript:alert(1))',
	'[x]( javascript:alert(1))',
	'[x](<javascript:alert(1)>)',
	'[x](vbscript:msgbox(1))',
	'[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
	'[x](data:image/svg+xml;base64,PHN2Zz4=)',
	'![x](data:image/png;base64,AAAA)',
	'![x](javascript:alert(1))',
	'[x](file:///etc/passwd)',
	'[x](blob:https://example.org/1)',
	'[x](//evil.example)',
	'[x](\\\\evil.example)',
	'[x](https://bank.example@evil.example)',
	'[x](mailto:javascript:alert(1))',
	'<javascript:alert(1)>',
	'<data:text/html,x>',
	'[x][1]\n\n[1]: javascript:alert(1)',
	'[x]: data:text/html,y\n\n[x]',
	'[x](https://a.example "\\" onmouseover=alert(1) \\"")',
	'[x](https://a.example/"onmouseover=alert(1)//)',
	'![" onerror="alert(1)](/blobs/abc)',
	'![x](/blobs/abc "\\" onload=alert(1)")',
	'[a [b](javascript:x) c](https://a.example)',
	'[![x](javascript:y)](javascript:z)',
	'[a](https://a.example) [b](https://b.example) <b>',
	'```x" onclick="alert(1)\ncode\n```',
	'```"><script>alert(1)</script>\ncode\n```',
	'`<script>alert(1)</script>`',
	'&lt;script&gt;alert(1)&lt;/script&gt;',
	'|a|\n|:-:style=x|\n|<img src=x onerror=y>|',
	'https://a.example/<script>alert(1)</script>',
	'https://a.example/"onmouseover="alert(1)',
	'javascript:alert(1)',
	'x\0<script\0>alert(1)</script>'
];

/** Every tag and attribute a reader's browser would meet, by the grammar the renderer writes. */
function partsOf(html: string): { tags: Set<string>; attributes: Set<string>; addresses: string[] } {
	const tags = new Set<string>();
	const attributes = new Set<string>();
	const addresses: string[] = [];
	const rest = html.replace(/<\/?([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)>/g, (_all, tag, list) => {
		tags.add(tag);
		for (const [, name, value] of list.matchAll(/ ([a-z]+)="([^"]*)"/g)) {
			attributes.add(name);
			if (name === 'href' || name === 'src') addresses.push(value);
		}
		return '';
	});
	expect(rest, html).not.toMatch(/[<>"]/);
	return { tags, attributes, addresses };
}

const harmless = 'p a br hr em strong s code pre ul ol li blockquote table thead tbody tr th td img h3 h4 h5 h6'.split(
	' '
);
const plain = ['href', 'title', 'rel', 'src', 'alt', 'class', 'start'];

test.each(vectors)('nothing runs in %j', (text) => {
	const { tags, attributes, addresses } = partsOf(markdown(text));
	for (const tag of tags) expect(harmless).toContain(tag);
	for (const attribute of attributes) expect(plain).toContain(attribute);
	for (const address of addresses) expect(address).toMatch(/^(https?:\/\/[^@]*$|mailto:[^:]+$|\/blobs\/\w+$)/);
});

test('text that nests without end costs little and stays shallow', () => {
	const deep = [
		'> ',
		'- ',
		'[',
		'![',
		'*a ',
		'**',
		'`',
		'_a*',
		'<',
		'[](',
		'((',
		'\\',
		'&',
		'|',
		'a@',
		'https://',
		'~~',
		'[a]: '
	];
	for (const part of deep) {
		const start = performance.now();
		const html = markdown(part.repeat(Math.ceil(50_000 / part.length)));
		expect(performance.now() - start, part).toBeLessThan(15_000);
		expect(html.match(/<(blockquote|ul)>/g)?.length ?? 0).toBeLessThanOrEqual(20);
	}
});

test('a text beyond its limit is cut, not refused', () =>
	expect(markdown('a'.repeat(200_000)).length).toBeLessThan(50_100));
