/** `<button data-confirm="question" data-cancel="Cancel">` asks in a dialog of the browser before it is sent. */
export function confirmations(): void {
	document.addEventListener('click', (event) => {
		const button = (event.target as Element).closest<HTMLButtonElement>('button[data-confirm]');
		if (!button?.form || typeof HTMLDialogElement === 'undefined') return;
		event.preventDefault();
		ask(button, button.form);
	});
}

function ask(button: HTMLButtonElement, form: HTMLFormElement): void {
	const dialog = document.createElement('dialog');
	dialog.className = 'confirm';
	dialog.append(question(button), answers(button));
	dialog.addEventListener('close', () => {
		if (dialog.returnValue === 'yes') send(button, form);
		dialog.remove();
	});
	document.body.append(dialog);
	dialog.showModal();
}

function question({ dataset }: HTMLElement): HTMLElement {
	const words = document.createElement('p');
	words.id = 'confirm-question';
	words.textContent = dataset.confirm ?? '';
	return words;
}

function answers(button: HTMLElement): HTMLFormElement {
	const form = document.createElement('form');
	form.method = 'dialog';
	form.className = 'row end';
	form.append(answer('no', button.dataset.cancel ?? '', 'quiet'), answer('yes', button.textContent ?? '', 'danger'));
	return form;
}

function answer(value: string, words: string, kind: string): HTMLButtonElement {
	const button = document.createElement('button');
	button.className = `button ${kind}`;
	button.value = value;
	button.textContent = words;
	return button;
}

function send(button: HTMLButtonElement, form: HTMLFormElement): void {
	const { confirm: asked } = button.dataset;
	delete button.dataset.confirm;
	form.requestSubmit(button);
	button.dataset.confirm = asked;
}
