/** How words look, where they lead, and which comments are about them. */
import { at, type XmlElement } from '#base/office/read-xml.ts';
import type { Marks } from '../../text/tree.ts';
import { remarkMark } from '../paper.ts';
import type { Seen } from './seen.ts';
import { chainOf, isCodeFont, isOn, valOf } from './styles.ts';

export const hrefIn = (field: string): string | null => /^\s*HYPERLINK\s+"([^"]{1,2000})"/.exec(field)?.[1] ?? null;

export function marksOf(look: XmlElement | undefined, seen: Seen): Marks {
	const chain = chainOf(seen.styles, valOf(at(look, 'w:rStyle')));
	const looks = [look, ...chain.map(({ run }) => run)];
	const says = (name: string): boolean => isOn(looks.map((one) => at(one, name)).find((one) => one));
	const isCode =
		chain.some(({ name }) => /^(html code|verbatim char|source text|code|inline code|html typewriter)$/.test(name)) ||
		isCodeFont(look);
	const marks: Marks = {};
	if (says('w:b')) marks.bold = {};
	if (says('w:i')) marks.italic = {};
	if (isOn(at(look, 'w:u'))) marks.underline = {};
	if (says('w:strike') || says('w:dstrike')) marks.strike = {};
	if (isCode) marks.code = {};
	return marks;
}

const linkNow = ({ fields }: Seen): string | null =>
	fields.reduce<string | null>((found, { says, isShown }) => (isShown ? (hrefIn(says) ?? found) : found), null);

export const isHidden = ({ fields }: Seen): boolean => fields.some(({ isShown }) => !isShown);

export function withAll(marks: Marks, seen: Seen): Marks {
	const href = linkNow(seen);
	const about = Object.fromEntries([...seen.about].map((id) => [remarkMark(id), {}]));
	return { ...marks, ...(href ? { link: { href } } : {}), ...about };
}

export function field(mark: XmlElement, { fields }: Seen): void {
	const type = mark.attrs['w:fldCharType'];
	if (type === 'begin') fields.push({ says: '', isShown: false });
	else if (type === 'separate') fields.at(-1)!.isShown = fields.length > 0;
	else if (type === 'end') fields.pop();
}
