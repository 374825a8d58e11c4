/** Words as runs, with their links, comments and mentions. */
import { escaped, tag } from '#base/office/xml.ts';
import { type Block, hrefOf, isWords, type Node, type Words } from '../../text/tree.ts';
import type { Remark } from '../paper.ts';
import { mentionTag } from './names.ts';
import type { Out } from './out.ts';

export const value = (name: string, val: string | number) => tag(name, { 'w:val': val });

function runLook({ marks }: Words): string {
	const has = (mark: string, xml: string): string => (mark in marks ? xml : '');
	const style = 'code' in marks ? value('w:rStyle', 'HTMLCode') : has('link', value('w:rStyle', 'Hyperlink'));
	return [
		style,
		has('bold', '<w:b/>'),
		has('italic', '<w:i/>'),
		has('strike', '<w:strike/>'),
		has('underline', value('w:u', 'single'))
	].join('');
}

export const run = (look: string, ...inner: string[]): string =>
	tag('w:r', {}, look && tag('w:rPr', {}, look), ...inner);

export const letters = (text: string): string =>
	text
		.split(/(\t|\n)/)
		.map((part) => {
			if (part === '\t') return '<w:tab/>';
			if (part === '\n') return '<w:br/>';
			return part && tag('w:t', { 'xml:space': 'preserve' }, escaped(part));
		})
		.join('');

function begin(out: Out, remark: Remark): string {
	const first = out.nextRemark;
	out.nextRemark += remark.said.length;
	out.remarks.push({ remark, first });
	return remark.said.map((_, at) => tag('w:commentRangeStart', { 'w:id': first + at })).join('');
}

function end(out: Out, remark: Remark): string {
	const { first } = out.remarks.find((one) => one.remark === remark)!;
	return remark.said
		.map((_, at) => {
			const id = { 'w:id': first + at };
			return tag('w:commentRangeEnd', id) + run('', tag('w:commentReference', id));
		})
		.join('');
}

/** Words that comments hang on which are about no words of the text. */
export function titled(out: Out, title: string): string {
	const { loose } = out.ends;
	const begins = loose.map((remark) => begin(out, remark));
	return [...begins, run('', letters(title)), ...loose.map((remark) => end(out, remark))].join('');
}

function linkTo(out: Out, href: string): string {
	const known = out.links.get(href);
	if (known) return known;
	const id = `link${out.links.size + 1}`;
	out.links.set(href, id);
	return id;
}

function said(out: Out, words: Words): string {
	const begins = (out.ends.begins.get(words) ?? []).map((remark) => begin(out, remark));
	const href = hrefOf(words);
	const text = run(runLook(words), letters(words.text));
	const linked = href === null ? text : tag('w:hyperlink', { 'r:id': linkTo(out, href), 'w:history': 1 }, text);
	const ends = (out.ends.ends.get(words) ?? []).map((remark) => end(out, remark));
	return [...begins, linked, ...ends].join('');
}

/** Content controls: what they hold is plain text to whoever does not know them. */
export const control = (properties: string, content: string): string =>
	tag('w:sdt', {}, tag('w:sdtPr', {}, properties), tag('w:sdtContent', {}, content));

const mention = ({ attrs }: Block): string => {
	const name = run('', letters(`@${attrs.label}`));
	const said = `${mentionTag}${attrs.id}`;
	// Word takes no longer names.
	return said.length <= 64 ? control(value('w:tag', said), name) : name;
};

export const inline = (out: Out, nodes: Node[]): string =>
	nodes
		.map((node) => {
			if (isWords(node)) return said(out, node);
			return node.type === 'mention' ? mention(node) : run('', '<w:br/>');
		})
		.join('');
