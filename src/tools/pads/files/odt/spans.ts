/** Words as spans, with their links, comments and mentions. */
import { escaped, tag } from '#base/office/xml.ts';
import { type Block, hrefOf, isWords, type Node, type Words } from '../../text/tree.ts';
import type { Remark } from '../paper.ts';
import { mentionMark, noteMark } from './names.ts';
import type { Out } from './out.ts';
import { style } from './parts.ts';

const looks: Record<string, Record<string, string>> = {
	bold: { 'fo:font-weight': 'bold' },
	italic: { 'fo:font-style': 'italic' },
	underline: { 'style:text-underline-style': 'solid', 'style:text-underline-width': 'auto' },
	strike: { 'style:text-line-through-style': 'solid' }
};

export const lookStyle = ([names, name]: [string, string]): string =>
	style({ name, kind: 'text', run: Object.assign({}, ...names.split(' ').map((mark) => looks[mark])) });

function lookOf(out: Out, { marks }: Words): string | null {
	if ('code' in marks) return 'Source_20_Text';
	const name = Object.keys(looks)
		.filter((mark) => mark in marks)
		.join(' ');
	if (!name) return null;
	if (!out.looks.has(name)) out.looks.set(name, `T${out.looks.size + 1}`);
	return out.looks.get(name)!;
}

/** White space that readers would fold is written as elements. */
export const letters = (text: string): string =>
	escaped(text)
		.replace(/^ | {2,}| $/g, (run) => tag('text:s', { 'text:c': run.length }))
		.replaceAll('\t', '<text:tab/>')
		.replaceAll('\n', '<text:line-break/>');

const noteName = (remark: Remark, place: number): string => `${noteMark}${remark.id}-${place}`;

const begin = (remark: Remark): string =>
	remark.said
		.map(({ name, at, text }, place) =>
			tag(
				'office:annotation',
				{ 'office:name': noteName(remark, place), 'loext:resolved': String(remark.done) },
				tag('dc:creator', {}, escaped(name)),
				at ? tag('dc:date', {}, at.toISOString().replace('Z', '')) : '',
				...text.split('\n').map((line) => tag('text:p', {}, letters(line)))
			)
		)
		.join('');

const end = (remark: Remark): string =>
	remark.said.map((_, place) => tag('office:annotation-end', { 'office:name': noteName(remark, place) })).join('');

function said(out: Out, of: Words): string {
	const look = lookOf(out, of);
	const href = hrefOf(of);
	const text = look ? tag('text:span', { 'text:style-name': look }, letters(of.text)) : letters(of.text);
	const linked = href
		? tag('text:a', { 'xlink:type': 'simple', 'xlink:href': href, 'text:style-name': 'Internet_20_link' }, text)
		: text;
	const begins = (out.ends.begins.get(of) ?? []).map(begin);
	const ends = (out.ends.ends.get(of) ?? []).map(end);
	return [...begins, linked, ...ends].join('');
}

/** Words that comments hang on which are about no words of the text. */
export const titled = ({ ends: { loose } }: Out, title: string): string =>
	[...loose.map(begin), letters(title), ...loose.map(end)].join('');

function mention(out: Out, { attrs }: Block): string {
	const name = { 'text:name': `${mentionMark}${out.count++}:${attrs.id}` };
	return `${tag('text:reference-mark-start', name)}${letters(`@${attrs.label}`)}${tag('text:reference-mark-end', name)}`;
}

export const inline = (out: Out, nodes: Node[]): string =>
	nodes
		.map((node) => {
			if (isWords(node)) return said(out, node);
			return node.type === 'mention' ? mention(out, node) : '<text:line-break/>';
		})
		.join('');
