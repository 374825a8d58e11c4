/** What a reader of HTML sees, what is hidden from them, and where its links lead. One pass, no tree. */
import { limits } from './limits.ts';

export type Anchor = { href: string; text: string };
export type Seen = { text: string; hidden: string; anchors: Anchor[] };

const silent = new Set(['script', 'style', 'head', 'title', 'noscript', 'template']);
const empty = new Set(['br', 'img', 'hr', 'meta', 'link', 'input', 'area', 'base', 'col', 'wbr', 'source']);
const lines = new Set(['br', 'p', 'div', 'tr', 'li', 'table', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote']);

const signs: Record<string, string> = {
	nbsp: ' ',
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	zwnj: '',
	shy: '',
	rsquo: '’',
	lsquo: '‘',
	laquo: '«',
	raquo: '»',
	ndash: '–',
	mdash: '—',
	hellip: '…',
	euro: '€',
	copy: '©',
	oelig: 'œ',
	szlig: 'ß'
};
const accents: Record<string, string> = {
	acute: '\u0301',
	grave: '\u0300',
	circ: '\u0302',
	uml: '\u0308',
	cedil: '\u0327',
	tilde: '\u0303',
	ring: '\u030a'
};
const accented = /^([a-z])(acute|grave|circ|uml|cedil|tilde|ring)$/i;

/** `eacute` is e and an accent. */
function signOf(name: string): string | undefined {
	const [, letter, accent] = accented.exec(name) ?? [];
	return letter ? `${letter}${accents[accent!.toLowerCase()]}`.normalize('NFC') : signs[name.toLowerCase()];
}

const entity = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,8}));/gi;

const pointOf = (code: number): string => (code > 0 && code < 0x11_0000 ? String.fromCodePoint(code) : '');

export const unescaped = (text: string): string =>
	text.replace(entity, (whole, hex?: string, decimal?: string, name?: string) => {
		if (hex) return pointOf(Number.parseInt(hex, 16));
		if (decimal) return pointOf(Number(decimal));
		return signOf(name!) ?? whole;
	});

const attribute = (tag: string, name: string): string => {
	const pattern = new RegExp(`[\\s"']${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'i');
	const found = pattern.exec(tag);
	return unescaped(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
};

const white = '(?:#fff(?:fff)?|white|rgba?\\(255,255,255(?:,1)?\\)|transparent)';
const hiding = [
	/display:none/,
	/visibility:hidden/,
	/(?:^|;)font-size:0*(?:\.0+|[01])?(?:px|pt|em|rem|%)?(?:!important)?(?:;|$)/,
	/(?:^|;)(?:max-)?(?:height|width):0(?:px)?(?:!important)?;.*overflow:hidden|overflow:hidden;.*(?:max-)?(?:height|width):0(?:px)?(?:!important)?(?:;|$)/,
	/opacity:0(?:\.0+)?(?:;|$)/,
	/text-indent:-\d{3,}/,
	/(?:left|top):-\d{3,}px/,
	/mso-hide:all/
];
const isWhite = new RegExp(`(?:^|;)color:${white}(?:!important)?(?:;|$)`);
const paintedWhite = new RegExp(`^${white}`);
const background = /background(?:-color)?:([^;]+)/;

type Element = { name: string; hides: boolean; isDark: boolean };

function styleOf(tag: string): string {
	const color = /^<font/i.test(tag) ? attribute(tag, 'color') : '';
	const style = `${attribute(tag, 'style').slice(0, 1_000)}${color ? `;color:${color}` : ''}`;
	return style.toLowerCase().replace(/\s+/g, '');
}

/** White letters are only hidden where nothing around them is painted otherwise. */
function isDark(tag: string, style: string): boolean {
	const painted = background.exec(style)?.[1] ?? attribute(tag, 'bgcolor');
	return painted !== '' && !paintedWhite.test(painted.toLowerCase());
}

const isHidden = (tag: string, style: string, dark: boolean): boolean =>
	/\shidden(?:[\s=>/])/i.test(tag) || hiding.some((way) => way.test(style)) || (!dark && isWhite.test(style));

class Reader {
	private readonly open: Element[] = [];
	private readonly shown: string[] = [];
	private readonly unseen: string[] = [];
	private readonly anchors: Anchor[] = [];
	private anchor: Anchor | null = null;

	say(text: string): void {
		const top = this.open.at(-1);
		if (this.open.some(({ name }) => silent.has(name))) return;
		const words = unescaped(text).replace(/\s+/g, ' ');
		(top?.hides ? this.unseen : this.shown).push(words);
		if (this.anchor) this.anchor.text += words;
	}

	enter(name: string, tag: string): void {
		if (lines.has(name)) this.shown.push('\n');
		if (name === 'a') this.startAnchor(attribute(tag, 'href'));
		if (empty.has(name) || tag.endsWith('/>') || this.open.length >= 500) return;
		const above = this.open.at(-1);
		const style = styleOf(tag);
		const dark = (above?.isDark ?? false) || isDark(tag, style);
		this.open.push({ name, isDark: dark, hides: (above?.hides ?? false) || isHidden(tag, style, dark) });
	}

	leave(name: string): void {
		if (name === 'a') this.anchor = null;
		const at = this.open.findLastIndex((element) => element.name === name);
		if (at >= 0) this.open.length = at;
		if (lines.has(name)) this.shown.push('\n');
	}

	private startAnchor(href: string): void {
		this.anchor = null;
		if (href === '' || this.anchors.length >= limits.links) return;
		this.anchor = { href: href.slice(0, 2_000), text: '' };
		this.anchors.push(this.anchor);
	}

	seen(): Seen {
		const joined = (pieces: string[]) =>
			pieces
				.join('')
				.replace(/[ \t]*\n\s*/g, '\n')
				.trim();
		const anchors = this.anchors.map(({ href, text }) => ({ href, text: text.trim() }));
		return { text: joined(this.shown), hidden: joined(this.unseen), anchors };
	}
}

const tagName = /^<\/?([a-z][a-z0-9:-]{0,30})/i;

/** Where a tag ends: at its first `>` outside quotes, or at the first at all where quotes are left open. */
function endOfTag(html: string, start: number): number {
	let quote = '';
	for (let at = start; at < html.length && at < start + 5_000; at += 1) {
		const sign = html[at]!;
		if (quote === '' && sign === '>') return at;
		if (quote === '' && (sign === '"' || sign === "'") && html[at - 1] === '=') quote = sign;
		else if (sign === quote) quote = '';
	}
	return html.indexOf('>', start);
}

export function seenOf(html: string): Seen {
	const reader = new Reader();
	let at = 0;
	while (at < html.length) {
		const start = html.indexOf('<', at);
		reader.say(html.slice(at, start < 0 ? undefined : start));
		if (start < 0) break;
		at = step(html, start, reader);
	}
	return reader.seen();
}

/** One tag or comment. @returns where to go on. */
function step(html: string, start: number, reader: Reader): number {
	if (html.startsWith('<!--', start)) {
		const end = html.indexOf('-->', start + 4);
		return end < 0 ? html.length : end + 3;
	}
	const name = tagName.exec(html.slice(start, start + 40))?.[1]?.toLowerCase();
	if (!name && html[start + 1] !== '!' && html[start + 1] !== '?') {
		reader.say('<');
		return start + 1;
	}
	const end = endOfTag(html, start);
	if (end < 0) return html.length;
	if (!name) return end + 1;
	if (html[start + 1] === '/') reader.leave(name);
	else reader.enter(name, html.slice(start, end + 1));
	return end + 1;
}
