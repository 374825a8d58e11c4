import { useEffect, useRef } from 'preact/hooks';

/**
 * Where the keyboard goes once what was asked is drawn: a button that takes itself away leaves it nowhere.
 * @returns takes a selector; the first element found has the focus after the next drawing.
 */
export function useNextFocus(): (selector: string) => void {
	const next = useRef<string | null>(null);
	useEffect(() => {
		if (next.current === null) return;
		document.querySelector<HTMLElement>(next.current)?.focus();
		next.current = null;
	});
	return (selector) => {
		next.current = selector;
	};
}
