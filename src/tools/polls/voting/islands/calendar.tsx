/** "Fill my row from my calendar": the file is read here, in the browser, and goes nowhere. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isRefusal } from '#base/refusal.ts';
import { zoneHere } from '#base/zones.ts';
import { island } from '#ui/island.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { useView } from '#ui/view.ts';
import type { Slot } from '../../slots.ts';

type Asked = { id: string; question: HTMLElement; slot: Slot };

function askedIn(question: HTMLElement): Asked | null {
	const time = question.querySelector<HTMLTimeElement>('time');
	if (!time) return null;
	const { dateTime, dataset } = time;
	const slot: Slot =
		dateTime.length === 10
			? { kind: 'day', day: dateTime }
			: { kind: 'time', start: dateTime, ...(dataset.end ? { end: dataset.end } : {}) };
	return { id: question.id, question, slot };
}

const allAsked = (form: HTMLFormElement): Asked[] =>
	[...form.querySelectorAll<HTMLElement>('.question, .lean')].map(askedIn).filter((asked) => asked !== null);

/** All that the options span, a day more on each side for zones. */
function spanOf(asked: Asked[]): [Date, Date] {
	const moments = asked.map(({ slot }) => Date.parse(slot.kind === 'time' ? slot.start : slot.day));
	const dayMs = 86_400_000;
	return [new Date(Math.min(...moments) - dayMs), new Date(Math.max(...moments) + 9 * dayMs)];
}

type Found =
	| { kind: 'none' }
	| { kind: 'failed'; code: 'too-big' | 'unreadable' }
	| { kind: 'read'; busy: Asked[]; partly: Asked[]; of: number; skipped: number; zones: string[] };

async function read(file: File, form: HTMLFormElement): Promise<Found> {
	const { busySlots, busyTimes, maxCalendarBytes } = await import('../../busy.ts');
	if (file.size > maxCalendarBytes) return { kind: 'failed', code: 'too-big' };
	try {
		const asked = allAsked(form);
		const { busy, skipped, unknownZones: zones } = busyTimes(await file.text(), ...spanOf(asked));
		const collisions = busySlots(asked, busy, zoneHere());
		const those = (kind: string) => asked.filter(({ id }) => collisions.get(id) === kind);
		return { kind: 'read', busy: those('busy'), partly: those('partly'), of: asked.length, skipped, zones };
	} catch (problem) {
		if (!isRefusal(problem)) throw problem;
		return { kind: 'failed', code: problem.code === 'polls.calendar-too-big' ? 'too-big' : 'unreadable' };
	}
}

function unmark(): void {
	for (const old of document.querySelectorAll('.question-busy')) old.remove();
}

function mark(busy: Asked[], words: string): void {
	for (const { question } of busy) {
		const said = document.createElement('p');
		said.className = 'question-busy';
		said.textContent = words;
		(question.querySelector('.question-about') ?? question).append(said);
	}
}

function sayNo(busy: Asked[]): void {
	for (const { question } of busy) {
		const no = question.querySelector<HTMLInputElement>('input[value="no"]');
		if (no) no.checked = true;
	}
	busy[0]?.question.closest('form')?.dispatchEvent(new Event('change', { bubbles: true }));
}

function Calendar() {
	const { t } = useView();
	const place = useRef<HTMLDivElement>(null);
	const [awake, setAwake] = useState(false);
	const [over, setOver] = useState(false);
	const [found, setFound] = useState<Found>({ kind: 'none' });
	const [done, setDone] = useState(false);
	useEffect(() => setAwake(true), []);
	const take = async (file: File | undefined | null) => {
		const form = place.current?.closest('form');
		if (!file || !form) return;
		const next = await read(file, form);
		setDone(false);
		setFound(next);
		unmark();
		if (next.kind !== 'read') return;
		mark(next.busy, t('polls:voting.busy'));
		mark(next.partly, t('polls:voting.busy-partly'));
	};
	const drop = (event: DragEvent) => {
		event.preventDefault();
		setOver(false);
		void take(event.dataTransfer?.files[0]);
	};
	if (!awake) return <div ref={place} />;
	return (
		<div ref={place}>
			<details class="more calendar-fill">
				<summary>
					<Icon name="calendar" />
					{t('polls:voting.calendar')}
				</summary>
				<div
					role="group"
					class={over ? 'more-inside calendar-drop over' : 'more-inside calendar-drop'}
					onDragOver={(event) => {
						event.preventDefault();
						setOver(true);
					}}
					onDragLeave={() => setOver(false)}
					onDrop={drop}
				>
					<label for="calendar-file">{t('polls:voting.calendar-file')}</label>
					<input
						id="calendar-file"
						class="input file"
						type="file"
						accept=".ics,text/calendar"
						aria-describedby="calendar-promise"
						onChange={(event) => void take(event.currentTarget.files?.[0])}
					/>
					<p class="field-hint" id="calendar-promise">
						{t('polls:voting.calendar-promise')}
					</p>
					<div role="status" class="stack near">
						<CalendarFound
							found={found}
							done={done}
							onSayNo={() => {
								if (found.kind === 'read') sayNo(found.busy);
								setDone(true);
							}}
						/>
					</div>
				</div>
			</details>
		</div>
	);
}

const mostZones = 3;

function CalendarFound({ found, done, onSayNo }: { found: Found; done: boolean; onSayNo: () => void }) {
	const { t } = useView();
	if (found.kind === 'none') return null;
	if (found.kind === 'failed') return <p>{t(`polls:voting.calendar-${found.code}`)}</p>;
	const count = found.busy.length;
	return (
		<>
			<p>{count === 0 ? t('polls:voting.calendar-free') : t('polls:voting.calendar-busy', { count, of: found.of })}</p>
			{found.skipped > 0 && <p class="field-hint">{t('polls:voting.calendar-skipped', { count: found.skipped })}</p>}
			{found.zones.length > 0 && (
				<p class="field-hint">
					{t('polls:voting.calendar-zones', { zones: found.zones.slice(0, mostZones).join(' · ') })}
				</p>
			)}
			{count > 0 && !done && (
				<button type="button" class="button quiet" onClick={onSayNo}>
					{t('polls:voting.calendar-no', { count })}
				</button>
			)}
			{done && <p>{t('polls:voting.calendar-done')}</p>}
		</>
	);
}

export default island(
	'polls/voting/calendar',
	Calendar,
	[
		...['', '-file', '-promise', '-too-big', '-unreadable', '-free', '-zones', '-done'].map((key) => `calendar${key}`),
		...['busy', 'skipped', 'no'].flatMap((key) => [`calendar-${key}_one`, `calendar-${key}_other`]),
		'busy',
		'busy-partly'
	].map((key) => `polls:voting.${key}`)
);
