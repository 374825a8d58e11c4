/** Keys for those who clear many: each presses a button or follows a link of the page, and nothing else. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import { island } from '#ui/island.tsx';
import { useView } from '#ui/view.ts';

const kept = 'desk-keys';
const list = ['j', 'k', 'o', 'f', 't', 'q', 'x', 's', 'b', 'a', 'y', 'n', 'u', '/'] as const;

const isWriting = (target: EventTarget | null): boolean =>
	target instanceof Element &&
	target.closest('textarea, select, [contenteditable], dialog, input:not([type=checkbox], [type=radio])') !== null;

const found = <Kind extends HTMLElement>(selector: string): Kind | null => document.querySelector<Kind>(selector);

/** A question needs its words first: then the key leads to them. */
function lacksWords(button: HTMLElement): boolean {
	const field = button.dataset.needs === 'words' ? found<HTMLTextAreaElement>('textarea[name=words]') : null;
	if (field === null || field.value.trim() !== '') return false;
	const place = field.closest('details');
	if (place) place.open = true;
	field.focus();
	return true;
}

/** In a lot they lead from one to the next. */
function step(by: number): boolean {
	const rows = [...document.querySelectorAll<HTMLElement>('[data-row]')];
	if (rows.length === 0) return false;
	const here = rows.indexOf(document.activeElement as HTMLElement);
	const next = rows[Math.max(0, Math.min(rows.length - 1, here + by))]!;
	next.focus();
	next.closest('li')?.scrollIntoView({ block: 'nearest' });
	return true;
}

function press(key: string, forAll: boolean): boolean {
	if ((key === 'j' || key === 'k') && step(key === 'j' ? 1 : -1)) return true;
	if (key === '/') {
		found<HTMLInputElement>('#desk-q')?.focus();
		return true;
	}
	const target = found(`[data-key="${key}"]`);
	if (!target) return false;
	const all = found<HTMLInputElement>('[data-all]');
	if (forAll && all && target instanceof HTMLButtonElement) all.checked = true;
	if (!lacksWords(target)) target.click();
	return true;
}

function useKeys(areOn: boolean, help: () => void): void {
	// Before the help is drawn: whoever sees it can use them.
	useLayoutEffect(() => {
		const listen = (event: KeyboardEvent) => {
			const { key, target, shiftKey, ctrlKey, metaKey, altKey, defaultPrevented, repeat } = event;
			if (defaultPrevented || repeat || ctrlKey || metaKey || altKey || isWriting(target)) return;
			const small = key.toLowerCase();
			if (key === '?') help();
			else if (!areOn || !(list as readonly string[]).includes(small) || !press(small, shiftKey)) return;
			event.preventDefault();
		};
		document.addEventListener('keydown', listen);
		return () => document.removeEventListener('keydown', listen);
	}, [areOn, help]);
}

const readKept = (): boolean => {
	try {
		return localStorage.getItem(kept) !== 'off';
	} catch {
		return true;
	}
};

function keep(areOn: boolean): void {
	try {
		localStorage.setItem(kept, areOn ? 'on' : 'off');
	} catch {
		// A browser that keeps nothing asks again next time.
	}
}

function Keys() {
	const { t } = useView();
	const [isAwake, awake] = useState(false);
	const [areOn, turn] = useState(true);
	const [isOpen, open] = useState(false);
	useEffect(() => {
		awake(true);
		turn(readKept());
	}, []);
	useKeys(areOn, () => open((before) => !before));
	if (!isAwake) return null;
	return (
		<details
			class="desk-keys"
			open={isOpen}
			onToggle={({ currentTarget }) => {
				open(currentTarget.open);
				if (currentTarget.open) currentTarget.scrollIntoView({ block: 'nearest' });
			}}
		>
			<summary>
				{t('desk:queue.keys.title')} <kbd>?</kbd>
			</summary>
			<dl>
				{list.map((key) => (
					<div key={key}>
						<dt>
							<kbd>{key}</kbd>
						</dt>
						<dd>{t(`desk:queue.keys.${key === '/' ? 'search' : key}`)}</dd>
					</div>
				))}
				<div>
					<dt>
						<kbd>⇧</kbd>
					</dt>
					<dd>{t('desk:queue.keys.shift')}</dd>
				</div>
			</dl>
			<label>
				<input
					type="checkbox"
					checked={areOn}
					onChange={({ currentTarget: { checked } }) => {
						turn(checked);
						keep(checked);
					}}
				/>{' '}
				{t('desk:queue.keys.on')}
			</label>
		</details>
	);
}

export default island(
	'desk/queue/keys',
	Keys,
	['title', 'shift', 'on', 'search', ...list.filter((key) => key !== '/')].map((key) => `desk:queue.keys.${key}`)
);
