/** What can be done with a thread: plain forms, each of its own. */
import type { ComponentChildren } from 'preact';
import { Form } from '#ui/parts/form.tsx';
import { useView } from '#ui/view.ts';
import type { ShownComment } from '../shown.ts';
import type { CardProps } from './card.ts';
import { NameField, Words } from './field.tsx';

type DeedProps = { verb: string; address: string; field: string; value: string; children: ComponentChildren };

const Deed = ({ verb, address, field, value, children }: DeedProps) => (
	<Form verb={verb} action={address} class="pad-deed">
		<input type="hidden" name={field} value={value} />
		{children}
	</Form>
);

/** Accept, decline, resolve, open again. */
export function Settling({ thread, address }: CardProps) {
	const { t } = useView();
	const { suggestion, resolved, maySettle, mayAccept } = thread;
	const isOpen = suggestion !== null && suggestion.answer === null;
	const verbs = [
		isOpen && mayAccept && 'accept',
		isOpen && maySettle && 'decline',
		!suggestion && !resolved && maySettle && 'resolve',
		!suggestion && resolved && maySettle && 'reopen'
	].filter((verb) => verb !== false && verb !== null);
	if (verbs.length === 0) return null;
	return (
		<div class="row near">
			{verbs.map((verb) => (
				<Deed key={verb} verb={verb} address={address} field="thread" value={thread.id}>
					<button class={`button small ${verb === 'accept' ? 'main' : 'quiet'}`} type="submit">
						{t(`pads:comments.deeds.${verb}`)}
					</button>
				</Deed>
			))}
		</div>
	);
}

export function Answering({ thread, address, named }: CardProps) {
	const { t, typed } = useView();
	if (!thread.mayAnswer) return null;
	const isTyped = typed.verb === 'answer' && typed.thread === thread.id;
	return (
		<details class="pad-answering" open={isTyped}>
			<summary>{t('pads:comments.deeds.answer')}</summary>
			<Form verb="answer" action={address} class="form near">
				<input type="hidden" name="thread" value={thread.id} />
				<Words
					id={`answer-${thread.id}`}
					verb="answer"
					of={thread.id}
					name="text"
					label={t('pads:comments.answer')}
					keeps
					required
				/>
				{!named && <NameField id={`name-${thread.id}`} />}
				<div class="row near">
					<button class="button small main" type="submit">
						{t('pads:comments.deeds.send-answer')}
					</button>
				</div>
			</Form>
		</details>
	);
}

/** Edit, remove, report. */
export function Changing({ comment, item, address }: CardProps & { comment: ShownComment }) {
	const { t } = useView();
	const name = comment.name || t('pads:comments.somebody');
	return (
		<div class="pad-changing">
			{comment.mine && comment.text && <Editing comment={comment} address={address} />}
			{comment.mayRemove ? (
				<Deed verb="remove" address={address} field="comment" value={comment.id}>
					<button
						type="submit"
						class="link-button"
						data-confirm={t('pads:comments.remove-ask')}
						data-cancel={t('ui:cancel')}
					>
						{t('pads:comments.deeds.remove')}
					</button>
				</Deed>
			) : (
				<a class="quiet-text" href={`/items/${item}/report?part=comment:${comment.id}`} rel="nofollow">
					{t('pads:comments.report')}
					<span class="unseen"> {t('pads:comments.report-of', { name })}</span>
				</a>
			)}
		</div>
	);
}

function Editing({ comment, address }: { comment: ShownComment; address: string }) {
	const { t, typed } = useView();
	const isTyped = typed.verb === 'amend' && typed.comment === comment.id;
	return (
		<details open={isTyped}>
			<summary class="link-button">{t('pads:comments.deeds.edit')}</summary>
			<Form verb="amend" action={address} class="form near">
				<input type="hidden" name="comment" value={comment.id} />
				<Words
					id={`amend-${comment.id}`}
					verb="amend"
					of={comment.id}
					name="text"
					label={t('pads:comments.comment')}
					value={comment.text}
					keeps
					required
				/>
				<div class="row near">
					<button class="button small main" type="submit">
						{t('pads:comments.deeds.save')}
					</button>
				</div>
			</Form>
		</details>
	);
}
