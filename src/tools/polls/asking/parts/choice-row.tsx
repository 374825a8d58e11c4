import type { ComponentChildren } from 'preact';
import { CheckField } from '#ui/parts/choice-field.tsx';
import { FieldFrame, useField } from '#ui/parts/field.tsx';
import { Icon } from '#ui/parts/icon.tsx';
import { TextArea, TextField } from '#ui/parts/text-field.tsx';
import { NumberField } from '#ui/parts/value-field.tsx';
import { useView } from '#ui/view.ts';
import { limits } from '../../poll.ts';
import type { Row } from '../rows.ts';

export type ChoiceRowProps = {
	/** The name of its list in the form. */
	list?: string;
	number: number;
	row: Row;
	/** Where its own frame was opened to change it. */
	opened?: boolean;
	/** Takes over where a script is awake. */
	onChange?: (change: Row) => void;
	onUpload?: (file: File) => void;
	/** Why a picture just sent was not taken, in words. */
	pictureFault?: string;
	/** Where a picture of the row can be seen. */
	pictureOf: (name: string) => string;
	children?: ComponentChildren;
};

const further = ['text', 'link', 'picture', 'capacity'];

/** An option of a choice poll: its words, and one tap away what else may be said of it. */
export function ChoiceRow(props: ChoiceRowProps) {
	const { list = 'options', number, row, onChange, children } = props;
	const { t, faults } = useView();
	const name = `${list}[${number}]`;
	const change = (field: string) => onChange && ((value: string) => onChange({ [field]: value }));
	const isFaulty = faults.some(({ field }) => field.startsWith(`${name}.`) && field !== `${name}.label`);
	const holdsMore = further.some((field) => (row[field] ?? '') !== '');
	return (
		<fieldset class="polls-choice-row">
			<legend class="unseen">
				{props.opened ? row.label : t('polls:asking.option-number', { number: number + 1 })}
			</legend>
			<div class="polls-choice-line">
				<TextField
					name={`${name}.label`}
					label={props.opened ? t('polls:asking.row.label') : t('polls:asking.option-number', { number: number + 1 })}
					value={row.label ?? ''}
					maxLength={limits.label}
					onInput={change('label')}
				/>
				{children}
			</div>
			<details class="polls-choice-more" open={props.opened || isFaulty || holdsMore || undefined}>
				<summary>
					<Icon name="onward" />
					{t('polls:asking.option-more')}
				</summary>
				<div class="stack near">
					<TextArea
						name={`${name}.text`}
						label={t('polls:asking.row.text')}
						hint={t('polls:asking.markdown')}
						value={row.text ?? ''}
						rows={2}
						maxLength={limits.text}
						onInput={change('text')}
					/>
					<TextField
						name={`${name}.link`}
						label={t('polls:asking.row.link')}
						inputMode="url"
						placeholder="https://"
						value={row.link ?? ''}
						onInput={change('link')}
					/>
					<NumberField
						name={`${name}.capacity`}
						label={t('polls:asking.row.capacity')}
						value={row.capacity ? Number(row.capacity) : undefined}
						min={1}
						max={limits.capacity}
						onChange={change('capacity')}
					/>
					<Picture name={name} {...props} />
				</div>
			</details>
		</fieldset>
	);
}

function Picture({ name, row, pictureOf, pictureFault, onUpload, onChange }: ChoiceRowProps & { name: string }) {
	const { t } = useView();
	const picture = row.picture ?? '';
	return (
		<>
			<Upload name={`${name}.upload`} fault={pictureFault} onUpload={onUpload} />
			{picture !== '' && (
				<div class="polls-picture-kept">
					<input type="hidden" name={`${name}.picture`} value={picture} />
					<img src={pictureOf(picture)} alt={t('polls:asking.picture-of', { label: row.label ?? '' })} width="160" />
					<CheckField
						name={`${name}.without`}
						label={t('polls:asking.without-picture')}
						checked={row.without === 'on'}
						onChange={onChange && ((checked) => onChange(checked ? { without: 'on' } : { without: '' }))}
					/>
				</div>
			)}
		</>
	);
}

type UploadProps = { name: string; fault?: string; onUpload?: (file: File) => void };

function Upload({ name, fault, onUpload }: UploadProps) {
	const { t } = useView();
	const hint = t('polls:asking.picture-hint');
	const found = useField({ name, hint });
	const state = { ...found, fault: fault ?? found.fault };
	return (
		<FieldFrame state={state} label={t('polls:asking.row.picture')} hint={hint}>
			<input
				{...state.control}
				class="input file"
				type="file"
				accept="image/jpeg,image/png,image/webp,image/gif,image/avif,image/heic"
				onChange={
					onUpload &&
					((event) => {
						const [file] = event.currentTarget.files ?? [];
						event.currentTarget.value = '';
						if (file) onUpload(file);
					})
				}
			/>
		</FieldFrame>
	);
}

export const choiceRowWords = [
	'option-number',
	'option-more',
	'row.label',
	'markdown',
	'row.text',
	'row.link',
	'row.capacity',
	'row.picture',
	'picture-hint',
	'picture-of',
	'without-picture'
]
	.map((word) => `polls:asking.${word}`)
	.concat('polls:faults.picture-not-sent', 'polls:faults.not-a-picture');
