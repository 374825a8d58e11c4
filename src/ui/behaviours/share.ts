/** `<button data-share="address" data-title="…" hidden>` shows itself where the device can share. */
export function shareButtons(): void {
	if (!navigator.share) return;
	for (const button of document.querySelectorAll<HTMLElement>('[data-share]')) {
		button.hidden = false;
		button.addEventListener('click', () => share(button));
	}
}

function share({ dataset }: HTMLElement): void {
	// The person may close the sharing sheet: that is no fault.
	navigator.share({ url: dataset.share, title: dataset.title }).catch(() => undefined);
}
