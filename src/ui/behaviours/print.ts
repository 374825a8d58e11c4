/** `<button data-print hidden>` shows itself and prints the page: phones hide that far down their own menus. */
export function printButtons(): void {
	for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
		button.hidden = false;
		button.addEventListener('click', () => window.print());
	}
}
