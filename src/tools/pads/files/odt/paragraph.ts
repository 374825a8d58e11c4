/** A line of an OpenDocument text: a heading, a quote, code, a rule. */
import type { XmlElement } from '#base/office/read-xml.ts';
import { block } from '../../text/tree.ts';
import type { Line } from '../gather.ts';
import { lineOf } from './inline.ts';
import type { Seen } from './seen.ts';
import { chainOf, kindOf, lineMarks } from './styles.ts';

export function paragraph(of: XmlElement, seen: Seen, quoted: boolean): Line {
	const name = of.attrs['text:style-name'];
	const kind = of.name === 'text:h' ? headingOf(of) : kindOf(seen.styles, name);
	const plain = { left: 0, list: null, look: null } as const;
	const isText = kind.is === 'paragraph' || kind.is === 'quote';
	const content = lineOf(of, isText ? lineMarks(seen.styles, name) : {}, seen);
	if (kind.is === 'title') return { ...plain, block: block('heading', content, { level: 1, title: true }) };
	if (kind.is === 'heading') return { ...plain, block: block('heading', content, { level: kind.level }) };
	if (kind.is === 'code') return { ...plain, block: block('codeBlock', content, { language: kind.language }) };
	if (content.length === 0 && (kind.is === 'rule' || hasRule(name, seen)))
		return { ...plain, block: block('horizontalRule') };
	const look = kind.is === 'mono' ? 'mono' : kind.is === 'quote' && !quoted ? 'quote' : null;
	return { ...plain, block: block('paragraph', content), look };
}

const headingOf = ({ attrs }: XmlElement) => ({
	is: 'heading' as const,
	level: Math.min(6, Math.max(1, Number(attrs['text:outline-level'] ?? 1) || 1))
});

const hasRule = (name: string | undefined, { styles }: Seen): boolean =>
	chainOf(styles, 'paragraph', name).some(({ line }) => (line['fo:border-bottom'] ?? 'none') !== 'none');
