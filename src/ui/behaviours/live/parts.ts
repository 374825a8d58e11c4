/** The parts of a page that may be replaced by what the server writes now. Nothing typed is ever lost. */
type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const partsIn = (root: ParentNode): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[data-live-part]')];

/** What the server wrote, before the browser did anything to it. */
const written = new Map<string, string>();

/** A part without what the parts within it say: those are looked at by themselves. */
function shellOf(part: HTMLElement): string {
	const shell = part.cloneNode(true) as HTMLElement;
	for (const inner of partsIn(shell)) inner.textContent = '';
	return shell.outerHTML;
}

export function remember(root: ParentNode = document): void {
	for (const part of partsIn(root)) written.set(part.dataset.livePart ?? '', shellOf(part));
}

function isTyped(field: Field): boolean {
	if (field.type === 'hidden') return false;
	if (field instanceof HTMLSelectElement)
		return [...field.options].some(({ selected, defaultSelected }, place) =>
			// Without any choice by the server the first stands for none.
			[...field.options].some((option) => option.defaultSelected) ? selected !== defaultSelected : selected && place > 0
		);
	if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox'))
		return field.checked !== field.defaultChecked;
	return field.value !== field.defaultValue;
}

/** `data-typed` says it of what is no field, or was typed before the form was refused. */
export const typedIn = (part: ParentNode): boolean =>
	part.querySelector('[data-typed]') !== null ||
	[...part.querySelectorAll<Field>('input, textarea, select')].some(isTyped);

/** Somebody is at it: reading with the focus there, or having opened something in it. */
const isInUse = (part: HTMLElement): boolean =>
	typedIn(part) || (part !== document.activeElement && part.contains(document.activeElement));

/** @returns whether anything changed on the page. */
export function freshen(fresh: Document): boolean {
	let changed = false;
	for (const part of partsIn(document)) {
		if (!part.isConnected) continue;
		const name = part.dataset.livePart ?? '';
		const next = fresh.querySelector<HTMLElement>(`[data-live-part="${CSS.escape(name)}"]`);
		const html = next ? shellOf(next) : '';
		if (html === (written.get(name) ?? '')) continue;
		if (isInUse(part)) {
			tellLate(part, next);
			continue;
		}
		replace(part, next);
		written.set(name, html);
		changed = true;
	}
	return changed;
}

/** What changed under somebody's hands is said, not done. */
function tellLate(part: HTMLElement, next: HTMLElement | null): void {
	const late = part.querySelector<HTMLElement>('[data-live-late]');
	if (late && next?.dataset.liveVersion !== part.dataset.liveVersion) late.hidden = false;
}

function replace(part: HTMLElement, next: HTMLElement | null): void {
	if (!next) {
		part.remove();
		return;
	}
	const scrolled = new Map(
		[...part.querySelectorAll<HTMLElement>('.table-frame')].map((frame, at) => [at, frame.scrollLeft])
	);
	const open = new Set([...part.querySelectorAll('details')].map((details, at) => (details.open ? at : -1)));
	const fresh = document.adoptNode(next);
	part.replaceWith(fresh);
	for (const [at, details] of [...fresh.querySelectorAll('details')].entries()) if (open.has(at)) details.open = true;
	for (const [at, frame] of [...fresh.querySelectorAll<HTMLElement>('.table-frame')].entries())
		frame.scrollLeft = scrolled.get(at) ?? 0;
	// The parts within came along.
	remember(fresh);
}
