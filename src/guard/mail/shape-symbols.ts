/** How a mail is built: what it hides, where its links really lead, what it brings along. */
import { getDomain, parse } from 'tldts';
import type { Found } from '../judge/signal.ts';
import type { Facts } from './facts.ts';
import type { Anchor } from './html.ts';
import { limits } from './limits.ts';
import type { Mail } from './read.ts';

/** A line that previews the text is hidden by every newsletter; a page of words is hidden from people only. */
const previewLength = 400;

function hiddenSymbols({ seen }: Facts): Found[] {
	const hidden = seen.hidden.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
	if (hidden <= previewLength) return [];
	const points = hidden > seen.text.length ? 2.5 : 1.5;
	return [{ symbol: 'mail.hidden-text', points, gaps: { count: hidden } }];
}

const siteOf = (host: string): string => getDomain(host, { allowPrivateDomains: true }) ?? host;
const written = /^(?:https?:\/\/)?((?:[\p{L}\d-]{1,63}\.)+[a-z]{2,20})(?=[/?#:]|$)/iu;

/** The host a link shows, where what it shows is an address. */
function shownHost(text: string): string | null {
	const host = written.exec(text.trim())?.[1]?.toLowerCase();
	return host && !/\s/.test(text.trim()) && parse(host).isIcann ? host : null;
}

function mismatch({ href, text }: Anchor): { shown: string; leads: string } | null {
	const shown = shownHost(text);
	const leads = URL.canParse(href) && /^https?:/i.test(href) ? new URL(href).hostname : null;
	if (!shown || !leads || siteOf(shown) === siteOf(leads)) return null;
	return { shown, leads };
}

function linkSymbols({ seen }: Facts): Found[] {
	const found = seen.anchors.map(mismatch).filter((one) => one !== null);
	const [first] = found;
	return first ? [{ symbol: 'mail.link-shows-other', points: found.length > 1 ? 3 : 2.5, gaps: first }] : [];
}

const runs = /\.(?:exe|scr|com|pif|bat|cmd|vbs|vbe|js|jse|wsf|hta|lnk|msi|jar|ps1|iso|img|one|chm)$/i;
const page = /\.(?:s?html?|svg)$/i;

function fileSymbols({ mail: { parts } }: Facts): Found[] {
	const program = parts.find(({ filename }) => runs.test(filename.trim()));
	if (program) return [{ symbol: 'mail.brings-program', points: 5, gaps: { name: program.filename.slice(0, 80) } }];
	const html = parts.find(({ filename }) => page.test(filename.trim()));
	return html ? [{ symbol: 'mail.brings-page', points: 2, gaps: { name: html.filename.slice(0, 80) } }] : [];
}

const cuts: Record<NonNullable<Mail['cut']>, Found | null> = {
	parts: { symbol: 'mail.too-many-parts', points: 4, gaps: { most: limits.parts } },
	depth: { symbol: 'mail.too-deep', points: 6, gaps: { most: limits.depth } },
	bytes: null
};

function shapeOf({ mail, seen }: Facts): Found[] {
	const found: Found[] = [];
	if (mail.cut && cuts[mail.cut]) found.push(cuts[mail.cut]!);
	const hasPlain = /\btext\/plain\b/i.test(mail.kinds);
	if (mail.html !== '' && !hasPlain) found.push({ symbol: 'mail.html-only', points: 0.5 });
	const isPicture = seen.text.length < 40 && mail.parts.some(({ type }) => type.startsWith('image/'));
	if (isPicture && mail.html !== '') found.push({ symbol: 'mail.picture-only', points: 1.5 });
	return found;
}

export const shapeSymbols = (facts: Facts): Found[] => [
	...shapeOf(facts),
	...hiddenSymbols(facts),
	...linkSymbols(facts),
	...fileSymbols(facts)
];
