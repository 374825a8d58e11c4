import { Button } from '#ui/parts/button.tsx';
import { Form } from '#ui/parts/form.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { TextField } from '#ui/parts/text-field.tsx';
import { NumberField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { optionTitle } from '../../../parts/option-name.tsx';
import { limits, type Option, type OptionId, type Poll } from '../../../poll.ts';
import { ChoiceRow } from '../../parts/choice-row.tsx';
import { sentPictureAt } from '../../parts/plain-choices.tsx';
import { rowsByNumber } from '../../rows.ts';

export type OptionLineProps = {
	poll: Poll;
	option: Option;
	/** How many people answered it. */
	answers: number;
	before?: OptionId;
	after?: OptionId;
	isOnly: boolean;
	address: string;
};

/** One option: its name and answers; opened, all that can be changed of it. */
export function OptionLine(props: OptionLineProps) {
	const { t, language, faults } = useView();
	const { poll, option, answers, before, after } = props;
	const name = optionTitle(option, poll.zone, language);
	const isFaulty = faults.some(({ field }) => field.startsWith(`changes[${option.id}].`));
	return (
		<li class="polls-option">
			<details open={isFaulty || undefined}>
				<summary>
					<Icon name="onward" />
					<span class="polls-option-name">{name}</span>
					<span class="quiet-text small-text">{t('polls:asking.change.answers', { count: answers })}</span>
				</summary>
				<div class="stack near">
					<Editing {...props} />
					{!props.isOnly && <Removing {...props} name={name} />}
				</div>
			</details>
			{poll.kind === 'choice' && (
				<div class="polls-row-buttons">
					<Move {...props} other={before} by="up" name={name} />
					<Move {...props} other={after} by="down" name={name} />
				</div>
			)}
		</li>
	);
}

function Editing({ poll, option, answers, address }: OptionLineProps) {
	const { t, typed } = useView();
	const number = Number(option.id);
	const { label = '', text = '', link = '', picture = '', capacity } = option;
	const sent = rowsByNumber(typed, 'changes').get(number)?.picture;
	const row = { label, text, link, picture: sent ?? picture, capacity: capacity === null ? '' : String(capacity) };
	const pictureAt = (name: string) => (name === picture ? `/polls/${poll.id}/pictures/${name}` : sentPictureAt(name));
	return (
		<Form verb="edit" action={address} enctype="multipart/form-data">
			{poll.kind === 'choice' ? (
				<ChoiceRow list="changes" number={number} row={row} pictureOf={pictureAt} opened />
			) : (
				<DateFields number={number} link={link} capacity={capacity} />
			)}
			{poll.kind === 'choice' && answers > 0 && <p class="quiet-text">{t('polls:asking.change.rename-words')}</p>}
			<div class="form-actions">
				<Button kind="quiet">{t('polls:asking.change.keep-option')}</Button>
			</div>
		</Form>
	);
}

type DateFieldsProps = { number: number; link: string; capacity: number | null };

function DateFields({ number, link, capacity }: DateFieldsProps) {
	const { t } = useView();
	const name = `changes[${number}]`;
	return (
		<div class="field-row">
			<NumberField
				name={`${name}.capacity`}
				label={t('polls:asking.row.capacity')}
				value={capacity ?? undefined}
				min={1}
				max={limits.capacity}
			/>
			<TextField name={`${name}.link`} label={t('polls:asking.row.link')} value={link} inputMode="url" />
		</div>
	);
}

function Removing({ option, answers, address, name }: OptionLineProps & { name: string }) {
	const { t } = useView();
	return (
		<Form verb="remove" action={address}>
			<input type="hidden" name="option" value={option.id} />
			{answers > 0 && <p class="quiet-text">{t('polls:asking.change.remove-words', { count: answers })}</p>}
			<div class="form-actions">
				<Button kind="danger" icon="trash" confirm={t('polls:asking.change.remove-ask', { name, count: answers })}>
					{t('polls:asking.change.remove')}
					<span class="unseen"> {name}</span>
				</Button>
			</div>
		</Form>
	);
}

type MoveProps = OptionLineProps & { other?: OptionId; by: 'up' | 'down'; name: string };

function Move({ option, other, by, name, address }: MoveProps) {
	const { t } = useView();
	const order = by === 'up' ? [option.id, other] : [other, option.id];
	const label = t(`polls:asking.change.${by}`, { name });
	return (
		<Form verb="order" action={address} class="polls-move">
			{other && order.map((id, place) => <input key={id} type="hidden" name={`order[${place}]`} value={id} />)}
			<button class="button quiet polls-sign-button" type="submit" aria-label={label} title={label} disabled={!other}>
				<Icon name={by} />
			</button>
		</Form>
	);
}
