/** A line of a Word file: an item of a list, a heading, a quote, code, a rule. */
import { at, deep, type XmlElement } from '#base/office/read-xml.ts';
import { block, isWords, type Node, words } from '../../text/tree.ts';
import type { Line, ListLine } from '../gather.ts';
import { inline } from './inline.ts';
import type { Seen } from './seen.ts';
import { chainOf, isOn, kindOf, leftIn, type Numbering, numberOf, type Style, valOf } from './styles.ts';

/** Numbers of one look count on, whatever list they are of, until one says where it begins (ISO 29500-1, 17.9.15). */
function runningOf(name: string, level: number, { look, levels }: Numbering, { running }: Seen): string {
	const place = `${look} ${level}`;
	if (levels.get(level)?.restarts || !running.has(place)) running.set(place, name);
	return running.get(place)!;
}

function listOf(look: XmlElement | undefined, chain: Style[], left: number | null, seen: Seen): ListLine | null {
	const own = at(look, 'w:numPr');
	const numbers = [own, ...chain.map(({ line }) => at(line, 'w:numPr'))];
	const name = numbers.map((one) => valOf(at(one, 'w:numId'))).find((one) => one !== null);
	if (!name || name === '0') return null;
	const level = numberOf(numbers.map((one) => valOf(at(one, 'w:ilvl'))).find((one) => one !== null)) ?? 0;
	const numbering = seen.numbering.get(name);
	const known = numbering?.levels.get(level);
	if (!numbering || !known) return null;
	const list = known.kind === 'orderedList' ? runningOf(name, level, numbering, seen) : name;
	return { name: list, level, kind: known.kind, start: known.start, left: left ?? (known.left || 720 * (level + 1)) };
}

const hasRule = (look: XmlElement | undefined): boolean =>
	['w:bottom', 'w:top'].some((side) => isOn(at(look, 'w:pBdr', side)));

/** A box to tick at the head of a line makes it an item to tick; one space parts it from its words. */
function ticked(content: Node[]): { checked: boolean; content: Node[] } | null {
	const [box, ...rest] = content;
	if (!box || isWords(box) || box.type !== 'tick') return null;
	const [first, ...others] = rest;
	const spaced = first && isWords(first) ? [words(first.text.replace(/^ /, ''), first.marks), ...others] : rest;
	return { checked: box.attrs.checked === true, content: spaced };
}

/** Other programs write boxes as signs. */
function signed([first, ...rest]: Node[]): { checked: boolean; content: Node[] } | null {
	const [sign, box] = (first && isWords(first) && /^([☐☑☒])\s+/.exec(first.text)) || [];
	if (!first || !isWords(first) || !sign) return null;
	const text = first.text.slice(sign.length);
	return { checked: box !== '☐', content: text ? [words(text, first.marks), ...rest] : rest };
}

const withoutBoxes = (content: Node[]): Node[] =>
	content.map((node) => (!isWords(node) && node.type === 'tick' ? words(node.attrs.checked ? '☒' : '☐') : node));

export function paragraph(of: XmlElement, seen: Seen, quoted: boolean): Line[] {
	const look = at(of, 'w:pPr');
	const chain = chainOf(seen.styles, valOf(at(look, 'w:pStyle')));
	const kind = kindOf(chain, look);
	const raw = inline(of.children, seen);
	const left = leftIn(look);
	const standing = left ?? leftIn(chain.find(({ line }) => leftIn(line) !== null)?.line) ?? 0;
	const list = kind.is === 'heading' ? null : listOf(look, chain, left, seen);
	const task = ticked(raw) ?? (list && signed(raw));
	const content = withoutBoxes(task?.content ?? raw);
	const isEmpty = content.length === 0;
	const plain = { left: standing, list: null, look: null } as const;
	if (task) {
		const open = list ?? { name: 'ticks', level: 0, start: 1, left: standing + 1 };
		return [
			{ ...plain, block: block('paragraph', content), checked: task.checked, list: { ...open, kind: 'taskList' } }
		];
	}
	if (list) return [{ ...plain, block: block('paragraph', content), list }];
	if (isEmpty && (kind.is === 'gap' || isGap(of))) return [];
	if (isEmpty && (kind.is === 'rule' || hasRule(look) || isRule(of)))
		return [{ ...plain, block: block('horizontalRule') }];
	if (kind.is === 'title') return [{ ...plain, block: block('heading', content, { level: 1, title: true }) }];
	if (kind.is === 'heading') return [{ ...plain, block: block('heading', content, { level: kind.level }) }];
	if (kind.is === 'code') return [{ ...plain, block: block('codeBlock', content, { language: kind.language }) }];
	const joins = kind.is === 'mono' ? 'mono' : kind.is === 'quote' && !quoted ? 'quote' : null;
	return [{ ...plain, block: block('paragraph', content), look: joins }];
}

/** The end of a section may stand in a line of its own. */
const isGap = (of: XmlElement): boolean => at(of, 'w:pPr', 'w:sectPr') !== undefined;
const isRule = (of: XmlElement): boolean => [...deep(of, 'v:rect')].some(({ attrs }) => attrs['o:hr'] === 't');
