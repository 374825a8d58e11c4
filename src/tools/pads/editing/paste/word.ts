/** Word: lists are paragraphs that say their level by style, with their sign as words; titles by class. */
import { styleOf, unwrap } from './marks.ts';

const listPlace = (line: Element): { list: string; level: number } | null => {
	const [, list, level] = /l(\d+)\s+level(\d+)/.exec(styleOf(line, 'mso-list')) ?? [];
	return list && level ? { list, level: Math.min(9, Number(level)) } : null;
};

/** What stands before the words of an item, in a span of its own. */
const signOf = (line: Element): Element | null =>
	[...line.querySelectorAll('span')].find((span) => /ignore/.test(styleOf(span, 'mso-list'))) ?? null;

const ordered = /^\(?(\d{1,3}|[a-z]{1,2}|[ivxlc]{1,6})[.)]/i;

function kindOf(line: Element): { tag: 'ul' | 'ol'; start: number } {
	const [, sign] = ordered.exec(signOf(line)?.textContent?.trim() ?? '') ?? [];
	return { tag: sign ? 'ol' : 'ul', start: Number(sign) || 1 };
}

type Open = { list: Element; level: number; name: string };

/** One paragraph of a list after another; deeper levels stand in the item before. */
function lists(body: Element): void {
	const { ownerDocument: page } = body;
	let open: Open[] = [];
	let last: Element | null = null;
	for (const line of [...body.querySelectorAll('p, h1, h2, h3, h4, h5, h6, div')]) {
		const place = line.localName === 'p' ? listPlace(line) : null;
		if (!place) continue;
		if (last !== line.previousElementSibling) open = [];
		while (open.length > 0 && open.at(-1)!.level > place.level) open.pop();
		if (open.at(-1)?.level === place.level && open.at(-1)!.name !== place.list) open.pop();
		if (open.at(-1)?.level !== place.level) {
			const { tag, start } = kindOf(line);
			const list = page.createElement(tag);
			if (start > 1) list.setAttribute('start', String(start));
			const parent = open.at(-1)?.list.lastElementChild;
			if (parent) parent.append(list);
			else line.before(list);
			open.push({ list, level: place.level, name: place.list });
		}
		signOf(line)?.remove();
		const item = page.createElement('li');
		open.at(-1)!.list.append(item);
		item.append(line);
		last = open[0]!.list;
	}
}

function titles(body: Element): void {
	for (const line of body.querySelectorAll('p.MsoTitle')) {
		const head = body.ownerDocument.createElement('h1');
		head.append(...line.childNodes);
		line.replaceWith(head);
	}
}

/** Remarks of Word, and its anchors for them. */
function remarks(body: Element): void {
	for (const element of [...body.querySelectorAll('[style*="mso-element:comment"], .MsoCommentReference')])
		element.remove();
	for (const anchor of [...body.querySelectorAll('a:not([href]), a[href^="#"]')]) unwrap(anchor);
}

export function word(body: Element): void {
	remarks(body);
	titles(body);
	lists(body);
}
