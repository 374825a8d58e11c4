/** Bold, italic and the like, where a program says them by style. */
export const styleOf = (element: Element, name: string): string =>
	new RegExp(`(?:^|;)\\s*${name}\\s*:\\s*([^;]*)`, 'i')
		.exec(element.getAttribute('style') ?? '')?.[1]
		?.trim()
		.toLowerCase() ?? '';

const isBold = (weight: string): boolean => weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;

const marks: [string, (element: Element) => boolean][] = [
	['strong', (element) => isBold(styleOf(element, 'font-weight'))],
	['em', (element) => styleOf(element, 'font-style') === 'italic'],
	['s', (element) => /line-through/.test(styleOf(element, 'text-decoration(?:-line)?'))],
	[
		'u',
		(element) =>
			/underline/.test(styleOf(element, 'text-decoration(?:-line)?')) &&
			!element.closest('a') &&
			!element.querySelector('a')
	]
];

function wrap(element: Element, tag: string): void {
	const mark = element.ownerDocument.createElement(tag);
	mark.append(...element.childNodes);
	element.append(mark);
}

export function unwrap(element: Element): void {
	element.replaceWith(...element.childNodes);
}

/** A head is bold by itself. */
const isInHead = (element: Element): boolean => element.closest('h1, h2, h3, h4, h5, h6, th') !== null;

export function marksFromStyle(body: Element): void {
	for (const element of body.querySelectorAll('b, strong'))
		if (/^(normal|[1-4]00)$/.test(styleOf(element, 'font-weight')) || isInHead(element)) unwrap(element);
	for (const element of body.querySelectorAll('span[style], li[style], p[style], a[style]'))
		for (const [tag, isSo] of marks) if (isSo(element) && !(tag === 'strong' && isInHead(element))) wrap(element, tag);
}
