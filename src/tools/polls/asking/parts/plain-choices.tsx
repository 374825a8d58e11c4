import type { ComponentChildren } from 'preact';
import { Fault, useField } from '#ui/parts/field.tsx';
import { useView } from '#ui/view.ts';
import { type Row, rowsByNumber } from '../rows.ts';
import { ChoiceRow } from './choice-row.tsx';
import { RowButton } from './row-button.tsx';

const fewestRows = 3;

/** Where a picture just sent can be seen, by its sealed name. */
export const sentPictureAt = (name: string): string => `/polls/new/pictures/${name}`;

/** What was typed, with enough empty rows to go on. */
export function rowsToShow(typed: Record<string, string>): Row[] {
	const known = rowsByNumber(typed, 'options');
	const count = Math.max(fewestRows, ...[...known.keys()].map((number) => number + 1));
	return Array.from({ length: count }, (_, number) => known.get(number) ?? {});
}

/** The options of a poll without any script: rows to fill, and buttons that show the page again. */
export function PlainChoices({ address }: { address: string }) {
	const { t, typed } = useView();
	const rows = rowsToShow(typed);
	return (
		<ChoicesFrame>
			{rows.map((row, number) => (
				<ChoiceRow key={number} number={number} row={row} pictureOf={sentPictureAt}>
					<RowButtons address={address} number={number} rows={rows.length} />
				</ChoiceRow>
			))}
			<div id="more">
				<RowButton icon="plus" action={`${address}#more`}>
					{t('polls:asking.more-options')}
				</RowButton>
			</div>
		</ChoicesFrame>
	);
}

export function ChoicesFrame({ children }: { children: ComponentChildren }) {
	const { t } = useView();
	const { id, fault } = useField({ name: 'options' });
	return (
		<fieldset class="polls-choices" id={id} tabIndex={-1} aria-describedby={fault ? `${id}-fault` : undefined}>
			<legend>{t('polls:asking.options')}</legend>
			<Fault id={id} words={fault} />
			{children}
		</fieldset>
	);
}

type RowButtonsProps = {
	address: string;
	number: number;
	rows: number;
	onMove?: (by: -1 | 1) => void;
	onRemove?: () => void;
};

/** Up, down, away. */
export function RowButtons({ address, number, rows, onMove, onRemove }: RowButtonsProps) {
	const { t } = useView();
	const to = (what: string) => `${address}?${what}=${number}#field-options-${number}-label`;
	const said = (what: string) => t(`polls:asking.${what}`, { number: number + 1 });
	return (
		<div class="polls-row-buttons">
			<RowButton
				icon="up"
				action={to('up')}
				label={said('move-up')}
				disabled={number === 0}
				onPress={onMove && (() => onMove(-1))}
			/>
			<RowButton
				icon="down"
				action={to('down')}
				label={said('move-down')}
				disabled={number === rows - 1}
				onPress={onMove && (() => onMove(1))}
			/>
			<RowButton icon="trash" action={to('remove')} label={said('remove-row')} onPress={onRemove} />
		</div>
	);
}

export const choicesWords = ['options', 'more-options', 'move-up', 'move-down', 'remove-row'].map(
	(word) => `polls:asking.${word}`
);
