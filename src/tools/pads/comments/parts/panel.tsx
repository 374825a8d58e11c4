/** The list of comments beside the text, as it lives in a browser. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { MoreSummary } from '#ui/parts/more-options.tsx';
import { useView } from '#ui/view.ts';
import type { Anchor } from '../anchor.ts';
import { rememberedName, rememberName, sendForm } from '../sending.ts';
import type { ShownThread } from '../shown.ts';
import { type Asked, type Surface, watchText } from '../surface.ts';
import type { Comments } from '../talk.ts';
import type { Where } from './card.ts';
import { Compose } from './compose.tsx';
import { ThreadCard } from './thread.tsx';

type PanelProps = {
	item: string;
	address: string;
	named: boolean;
	comments: Comments | null;
	isOpen: boolean;
	asked: Asked | null;
	answered(): void;
	changed(): Promise<void>;
};

const orderOf = (places: Map<string, number>): string =>
	[...places]
		.sort(([, one], [, other]) => one - other)
		.map(([thread]) => thread)
		.join();

/** What the text says of where threads stand, and where the caret is. */
function useSurface() {
	const [surface, setSurface] = useState<Surface | null>(null);
	const [at, setAt] = useState<string | null>(null);
	const [places, setPlaces] = useState<Map<string, number>>(new Map());
	useEffect(() => watchText(setSurface), []);
	useEffect(() => {
		if (!surface) return;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const leave = surface.onTurn((thread) => {
			setAt(thread);
			timer ??= setTimeout(() => {
				timer = undefined;
				const next = surface.places();
				// Only their order matters, not how far apart they stand.
				setPlaces((before) => (orderOf(before) === orderOf(next) ? before : next));
			}, 200);
		});
		return () => {
			clearTimeout(timer);
			leave();
		};
	}, [surface]);
	return { surface, at, places };
}

/** On the whole pad first, then in the order of the text, last those whose words are gone. */
const placeOf = ({ id, quote }: ShownThread, places: Map<string, number>): number =>
	places.get(id) ?? (quote ? Number.POSITIVE_INFINITY : -1);

const inOrder = (threads: ShownThread[], places: Map<string, number>): ShownThread[] =>
	threads.toSorted((one, other) => {
		const [first, second] = [placeOf(one, places), placeOf(other, places)];
		return first === second ? 0 : first - second;
	});

/** New threads come in where they belong; those that are there stay in their order. */
export function heldOrder(sorted: string[], before: string[]): string[] {
	const order = before.filter((id) => sorted.includes(id));
	for (const [at, id] of sorted.entries()) {
		if (order.includes(id)) continue;
		const above = sorted.slice(0, at).findLast((one) => order.includes(one));
		order.splice(above === undefined ? 0 : order.indexOf(above) + 1, 0, id);
	}
	return order;
}

/** A field that is moved loses the caret: while somebody types in a thread, it and the others stay where they are. */
function useHeld(threads: ShownThread[], places: Map<string, number>) {
	const [held, setHeld] = useState<string | null>(null);
	const before = useRef<string[]>([]);
	const sorted = inOrder(
		threads.filter(({ id, resolved }) => !resolved || id === held),
		places
	);
	const known = new Map(sorted.map((thread) => [thread.id, thread]));
	const order = held ? heldOrder([...known.keys()], before.current) : [...known.keys()];
	useEffect(() => {
		before.current = order;
	});
	/** The thread in which somebody fills in a form with words. */
	const threadAround = (target: EventTarget | null): string | null => {
		const form = (target as Element | null)?.closest?.('form');
		if (!form?.querySelector('textarea')) return null;
		return form.closest('.pad-thread')?.id.slice('thread-'.length) ?? null;
	};
	return {
		open: order.map((id) => known.get(id)!),
		resolved: threads.filter((thread) => thread.resolved && thread.id !== held),
		holding: {
			onFocusIn: ({ target }: FocusEvent) => setHeld(threadAround(target)),
			onFocusOut: ({ relatedTarget }: FocusEvent) => setHeld(threadAround(relatedTarget))
		}
	};
}

const whereOf = (thread: ShownThread, places: Map<string, number>, hasText: boolean): Where => {
	if (!thread.quote) return 'whole';
	return places.has(thread.id) || (!hasText && thread.anchor) ? 'stands' : 'gone';
};

/** @returns whether it can be seen: what is resolved is put away. */
function focusOn(id: string): boolean {
	const place = document.getElementById(id);
	if (!place || place.closest('details:not([open])')) return false;
	place.focus();
	place.scrollIntoView({ block: 'nearest' });
	return true;
}

const drawn = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));

export function CommentPanel(props: PanelProps) {
	const { t } = useView();
	const { item, address, named, comments, isOpen, asked, answered, changed } = props;
	const { surface, at, places } = useSurface();
	const [composing, setComposing] = useState<{ anchor: Anchor | null } | null>(null);
	const [current, setCurrent] = useState<string | null>(null);
	const [said, setSaid] = useState('');
	const heading = useRef<HTMLHeadingElement>(null);
	const threads = comments?.threads ?? [];
	const { open, resolved, holding } = useHeld(threads, places);
	useEffect(() => {
		const marks = open.flatMap(({ id, anchor, suggestion }) =>
			anchor ? [{ thread: id, anchor, isSuggestion: suggestion !== null }] : []
		);
		surface?.show(marks, composing?.anchor ?? null);
		// Drawn anew only where something about them changed.
	}, [surface, comments, composing]);
	useEffect(() => {
		if (at) setCurrent(at);
	}, [at]);
	useEffect(() => surface?.point(current), [surface, current]);
	useEffect(() => {
		if (!asked || !isOpen) return;
		if (asked.what === 'new') setComposing({ anchor: asked.anchor });
		else {
			setCurrent(asked.thread);
			if (asked.focus) focusOn(`thread-${asked.thread}`);
			else document.getElementById(`thread-${asked.thread}`)?.scrollIntoView({ block: 'nearest' });
		}
		answered();
	}, [asked, isOpen]);
	useEffect(() => {
		if (isOpen && !asked && !composing) heading.current?.focus();
	}, [isOpen]);
	const leave = () => {
		setComposing(null);
		surface?.focus();
	};
	const submit = async (event: SubmitEvent) => {
		const form = event.target as HTMLFormElement;
		event.preventDefault();
		if (form.ariaBusy === 'true') return;
		form.ariaBusy = 'true';
		const verb = String(new FormData(form).get('verb'));
		const name = new FormData(form).get('name');
		if (typeof name === 'string') rememberName(name);
		const thread = form.closest<HTMLElement>('.pad-thread')?.id;
		const sent = await sendForm(form, event.submitter as HTMLElement | null, t('pads:comments.offline'));
		form.ariaBusy = null;
		setSaid('');
		if (!sent.done) return setSaid(sent.words);
		form.reset();
		await changed();
		await drawn();
		form.closest('details')?.removeAttribute('open');
		if (verb === 'comment' || verb === 'suggest') leave();
		else if (!thread || !focusOn(thread)) heading.current?.focus();
		setSaid(t(`pads:comments.done.${doneBy[verb] ?? 'said'}`));
	};
	const card = (thread: ShownThread) => (
		<ThreadCard
			key={thread.id}
			thread={thread}
			item={item}
			address={`${address}/comments`}
			where={whereOf(thread, places, surface !== null)}
			named={named}
			current={thread.id === current}
			go={surface ? (id) => surface.goTo(id) : undefined}
		/>
	);
	return (
		<section
			id="pad-comments"
			class="pad-panel"
			hidden={!isOpen}
			aria-labelledby="pad-comments-title"
			onSubmit={submit}
			{...holding}
			onKeyDown={(event) => {
				if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
				event.preventDefault();
				leave();
			}}
		>
			<h2 id="pad-comments-title" tabIndex={-1} ref={heading}>
				{t('pads:comments.title')}
			</h2>
			<p class="pad-panel-said" role="status">
				{said}
			</p>
			{comments?.mayComment &&
				(composing ? (
					<Compose
						address={`${address}/comments`}
						anchor={composing.anchor}
						named={named}
						name={rememberedName()}
						leave={leave}
					/>
				) : (
					<div class="stack tight">
						<button
							type="button"
							class="button quiet small"
							// The selection in the text stays where it is.
							onMouseDown={(event) => event.preventDefault()}
							onClick={() => setComposing({ anchor: surface?.selected() ?? null })}
						>
							{t('pads:comments.begin')}
						</button>
						<p class="field-hint">{t('pads:comments.keys')}</p>
					</div>
				))}
			{comments && !comments.mayComment && <p class="quiet-text">{t('pads:comments.may-not')}</p>}
			{comments && threads.length === 0 && <p class="quiet-text">{t('pads:comments.none')}</p>}
			{open.map(card)}
			{resolved.length > 0 && (
				<details class="more">
					<MoreSummary>{t('pads:comments.resolved-ones', { count: resolved.length })}</MoreSummary>
					<div class="more-inside stack near">{inOrder(resolved, places).map(card)}</div>
				</details>
			)}
			<p>
				<a href={`${address}/comments`}>{t('pads:comments.own-page')}</a>
			</p>
		</section>
	);
}

const doneBy: Record<string, string> = {
	amend: 'changed',
	remove: 'removed',
	resolve: 'resolved',
	reopen: 'reopened',
	accept: 'accepted',
	decline: 'declined'
};
