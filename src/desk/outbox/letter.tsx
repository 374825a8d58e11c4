import { isId } from '#base/ids.ts';
import { notFound } from '#kernel/access/pass.ts';
import { piecesOf } from '#kernel/mail/links.ts';
import * as store from '#kernel/mail/store.ts';
import { page, resource } from '#kernel/web/page.ts';
import { Sheet } from '#ui/layouts/sheet.tsx';
import { Banner } from '#ui/parts/banner.tsx';
import { Button, LinkButton } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Moment } from '#ui/parts/moment.tsx';
import { useView } from '#ui/view.ts';
import { handOverLetter, tryLetterAgain } from './actions.ts';
import { StateBadge } from './badge.tsx';
import { canBeHandedOver, canBeTriedAgain, type LetterState, stateOf } from './state.ts';

async function letterAt(id: string | undefined): Promise<store.LetterRow> {
	const letter = id !== undefined && isId(id) ? await store.letterById(id) : undefined;
	if (!letter) throw notFound();
	return letter;
}

const asLetter = (_fields: unknown, { params }: { params: Record<string, string> }) => ({ letter: params.letter });

export const letterPage = page('/desk/outbox/:letter', {
	needs: 'admin',
	async load({ params, now }) {
		const letter = await letterAt(params.letter);
		return { letter, state: stateOf(letter, now) };
	},
	posts: {
		'hand-over': { action: handOverLetter, input: asLetter },
		'try-again': { action: tryLetterAgain, input: asLetter }
	},
	title: ({ letter }) => letter.subject,
	view: ({ letter, state, t }) => (
		<Sheet
			title={letter.subject}
			kicker={{ icon: 'mail', text: t('desk:rooms.outbox.title') }}
			aside={<StateBadge state={state} />}
			lead={t('desk:outbox.to', { to: letter.to })}
		>
			<Trouble letter={letter} state={state} />
			<div class="prose" lang={letter.language}>
				<Text text={letter.text} />
			</div>
			<Files letter={letter} />
			<Ways state={state} />
			<Story letter={letter} />
			<p class="alone">
				<a href="/desk/outbox">{t('desk:outbox.back')}</a>
			</p>
		</Sheet>
	)
});

function Trouble({ letter, state }: { letter: store.LetterRow; state: LetterState }) {
	const { t } = useView();
	if (!letter.problem || !canBeTriedAgain(state)) return null;
	return (
		<Banner kind={state === 'given-up' ? 'danger' : 'warning'} title={t(`desk:outbox.trouble.${state}`)}>
			<p>{letter.problem}</p>
			{state === 'retrying' && (
				<p>
					{t('desk:outbox.next-try')} <Moment at={letter.dueAt} />
				</p>
			)}
		</Banner>
	);
}

/** The letter as its reader sees it: its lines, and its links to follow. */
function Text({ text }: { text: string }) {
	return text.split(/\n{2,}/).map((part, place) => (
		<p key={place}>
			{part.split('\n').map((line, number) => (
				<Line key={number} line={line} first={number === 0} />
			))}
		</p>
	));
}

function Line({ line, first }: { line: string; first: boolean }) {
	return (
		<>
			{!first && <br />}
			{piecesOf(line).map(({ text, link }) =>
				link ? (
					<a key={text} href={text} rel="noreferrer">
						{text}
					</a>
				) : (
					text
				)
			)}
		</>
	);
}

function Files({ letter }: { letter: store.LetterRow }) {
	const { t } = useView();
	if (letter.attachments.length === 0) return null;
	return (
		<section class="stack near" aria-labelledby="files">
			<h2 id="files">{t('desk:outbox.attached')}</h2>
			<div class="row">
				{letter.attachments.map(({ name }, place) => (
					<LinkButton
						key={name}
						kind="quiet"
						icon="download"
						href={`/desk/outbox/${letter.id}/files/${place}`}
						download
					>
						{name}
					</LinkButton>
				))}
			</div>
		</section>
	);
}

function Ways({ state }: { state: LetterState }) {
	const { t } = useView();
	if (!canBeHandedOver(state)) return null;
	return (
		<Form>
			<div class="form-actions">
				{canBeTriedAgain(state) && (
					<Button verb="try-again" icon="mail">
						{t('desk:outbox.try-again')}
					</Button>
				)}
				<Button verb="hand-over" kind={canBeTriedAgain(state) ? 'quiet' : 'main'} icon="check">
					{t('desk:outbox.hand-over')}
				</Button>
			</div>
			<p class="quiet-text">{t('desk:outbox.hand-over-hint')}</p>
		</Form>
	);
}

function Story({ letter }: { letter: store.LetterRow }) {
	const { t } = useView();
	const steps = [
		['written', letter.at],
		['sent', letter.sentAt],
		['handed-over', letter.handedOverAt],
		['given-up', letter.givenUpAt]
	] as const;
	return (
		<ul class="quiet-text small-text">
			{steps.map(
				([step, at]) =>
					at && (
						<li key={step}>
							{t(`desk:outbox.story.${step}`)} <Moment at={at} />
						</li>
					)
			)}
			{letter.attempts > 0 && <li>{t('desk:outbox.story.attempts', { count: letter.attempts })}</li>}
		</ul>
	);
}

/** Always as a file to keep: what a letter carries is never shown as a page of this host. */
export const letterFile = resource('/desk/outbox/:letter/files/:place', {
	needs: 'admin',
	async answer({ params }) {
		const letter = await letterAt(params.letter);
		const file = letter.attachments[Number(params.place)];
		if (!file) throw notFound();
		return new Response(file.text, {
			headers: {
				'content-type': `${file.type}; charset=utf-8`,
				'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`
			}
		});
	}
});
