/** How the look of words that stayed differs between two moments: a third kind of change, beside what came and went. */
import type { Block, Marks } from '../text/tree.ts';

const marks = ['bold', 'italic', 'underline', 'strike', 'code'] as const;
type Mark = (typeof marks)[number];

export const kinds = ['heading', 'paragraph', 'list', 'task', 'quote', 'code-block'] as const;
export type Kind = (typeof kinds)[number];

/** A mark that came or went; a link that came, went or leads elsewhere; another kind of line. */
export type What = Mark | `no-${Mark}` | 'link' | 'no-link' | 'other-link' | Kind | 'level' | 'ticked' | 'unticked';

export const allWhats: What[] = [
	...marks.flatMap((mark): What[] => [mark, `no-${mark}`]),
	...(['link', 'no-link', 'other-link', 'level', 'ticked', 'unticked'] as const),
	...kinds
];

const hrefIn = ({ link }: Marks): string | null =>
	typeof link === 'object' && link !== null ? String(link.href ?? '') : null;

function linkChange(then: Marks, now: Marks): What[] {
	const [before, after] = [hrefIn(then), hrefIn(now)];
	if (before === after) return [];
	if (before === null) return ['link'];
	return [after === null ? 'no-link' : 'other-link'];
}

export const markChanges = (then: Marks, now: Marks): What[] => [
	...marks.flatMap((mark): What[] => (mark in then === mark in now ? [] : [mark in now ? mark : `no-${mark}`])),
	...linkChange(then, now)
];

/** What somebody who looks at it would call the line, by the blocks around it from the outermost. */
export function kindOf(path: string[]): Kind {
	const line = path.at(-1);
	if (line === 'heading') return 'heading';
	if (line === 'codeBlock') return 'code-block';
	const around = path.findLast((type) => /^(listItem|taskItem|blockquote)$/.test(type));
	if (around === 'blockquote') return 'quote';
	if (around === 'taskItem') return 'task';
	return around === 'listItem' ? 'list' : 'paragraph';
}

/** Of a block that stayed: a heading of another level, a task that was ticked. */
export function blockChanges({ type, attrs }: Block, then: Record<string, unknown>): What[] {
	if (type === 'heading' && then.level !== attrs.level) return ['level'];
	if (type === 'taskItem' && isOn(then.checked) !== isOn(attrs.checked))
		return [isOn(attrs.checked) ? 'ticked' : 'unticked'];
	return [];
}

const isOn = (value: unknown): boolean => value === true || value === 'true';
