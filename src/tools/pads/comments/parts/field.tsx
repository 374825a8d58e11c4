/** Fields of the many small forms of one page: each with an id of its own. */
import { useRef } from 'preact/hooks';
import { useView } from '#ui/view.ts';
import { limits } from '../thread.ts';
import { useDraft } from './drafts.ts';

type FieldProps = {
	id: string;
	/** The form it belongs to: what was typed in another one is not shown here. */
	verb: string;
	of?: string;
	name: 'quote' | 'words' | 'text';
	label: string;
	value?: string;
	hint?: string;
	rows?: number;
	required?: boolean;
	/** What is typed here outlives the field: others may move or close what it stands in. */
	keeps?: boolean;
};

/** What was typed here before the form was refused. */
function useTypedHere({ verb, of, name, value }: FieldProps): string {
	const { typed } = useView();
	const isHere = typed.verb === verb && (of === undefined || typed.thread === of || typed.comment === of);
	return isHere ? (typed[name] ?? '') : (value ?? '');
}

/** Its words stand within it, not in a property: what somebody is typing outlives whatever is drawn anew around it. */
export function Words(props: FieldProps) {
	const { id, name, label, hint, rows = 3, required, keeps = false } = props;
	const value = useTypedHere(props);
	const place = useRef<HTMLTextAreaElement>(null);
	useDraft(place, keeps);
	return (
		<div class="field">
			<label for={id}>{label}</label>
			{hint && (
				<p class="field-hint" id={`${id}-hint`}>
					{hint}
				</p>
			)}
			<textarea
				ref={place}
				id={id}
				class="input"
				name={name}
				rows={rows}
				maxLength={limits[name]}
				required={required}
				aria-describedby={hint && `${id}-hint`}
			>
				{value}
			</textarea>
		</div>
	);
}

type NamedProps = Omit<FieldProps, 'name' | 'label'>;

/** Of which words of the text it speaks. */
export function QuoteField({ hint, ...rest }: NamedProps) {
	const { t } = useView();
	return (
		<Words
			name="quote"
			label={t('pads:comments.quote')}
			hint={hint ?? t('pads:comments.quote-hint')}
			rows={2}
			{...rest}
		/>
	);
}

/** What should stand there in their place. */
export function OtherWordsField(props: NamedProps) {
	const { t } = useView();
	return (
		<Words name="words" label={t('pads:comments.words')} hint={t('pads:comments.words-hint')} rows={2} {...props} />
	);
}

/** How whoever has no account is called. */
export function NameField({ id, value }: { id: string; value?: string }) {
	const { t } = useView();
	return (
		<div class="field" data-recall="name">
			<label for={id}>{t('pads:comments.name')}</label>
			<input id={id} class="input" name="name" defaultValue={value} maxLength={80} autocomplete="name" />
		</div>
	);
}
