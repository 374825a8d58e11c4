/** Rows of options that come, go and move at once. It fills the same fields, so the same post works. */
import { useEffect, useState } from 'preact/hooks';
import { useNextFocus } from '#ui/focus.ts';
import { island } from '#ui/island.tsx';
import { useView, ViewContext } from '#ui/view.ts';
import { ChoiceRow, choiceRowWords } from '../parts/choice-row.tsx';
import {
	ChoicesFrame,
	choicesWords,
	PlainChoices,
	RowButtons,
	rowsToShow,
	sentPictureAt
} from '../parts/plain-choices.tsx';
import { RowButton } from '../parts/row-button.tsx';
import { sendPicture } from '../parts/send-picture.ts';
import { moved, type Row, without } from '../rows.ts';

type ChoicesProps = { address: string };

function Choices({ address }: ChoicesProps) {
	const [awake, setAwake] = useState(false);
	useEffect(() => setAwake(true), []);
	return awake ? <LiveChoices address={address} /> : <PlainChoices address={address} />;
}

type LiveRow = { key: number; row: Row; fault?: string };

let keys = 0;
const live = (row: Row): LiveRow => ({ key: keys++, row });

function LiveChoices({ address }: ChoicesProps) {
	const view = useView();
	const { t } = view;
	const [rows, setRows] = useState(() => rowsToShow(view.typed).map(live));
	const [isMoved, setMoved] = useState(false);
	const focusNext = useNextFocus();
	const focusRow = (number: number) => focusNext(`#field-options-${number}-label`);
	const change = (key: number, change: Partial<LiveRow>) =>
		setRows((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));
	const rearrange = (next: LiveRow[]) => {
		// Rows are told wrong by their number: once they moved, nobody knows any more which was meant.
		setMoved(true);
		setRows(next);
	};
	const upload = async ({ key }: LiveRow, file: File) => {
		const sent = await sendPicture(address, file, view.token);
		setRows((all) =>
			all.map((each) =>
				each.key !== key
					? each
					: 'picture' in sent
						? { key, row: { ...each.row, picture: sent.picture } }
						: { ...each, fault: t(`polls:faults.${sent.fault}`) }
			)
		);
	};
	const seen = { ...view, typed: {}, faults: isMoved ? [] : view.faults };
	return (
		<ViewContext.Provider value={seen}>
			<ChoicesFrame>
				{rows.map((each, number) => (
					<ChoiceRow
						key={each.key}
						number={number}
						row={each.row}
						pictureFault={each.fault}
						pictureOf={sentPictureAt}
						onChange={(changed) => change(each.key, { row: { ...each.row, ...changed } })}
						onUpload={(file) => void upload(each, file)}
					>
						<RowButtons
							address={address}
							number={number}
							rows={rows.length}
							onMove={(by) => {
								// The first cannot go up any more, nor the last down: their button is no place to stay.
								if ([0, rows.length - 1].includes(number + by)) focusRow(number + by);
								rearrange(moved(rows, number, by));
							}}
							onRemove={() => {
								focusRow(Math.max(0, Math.min(number, rows.length - 2)));
								rearrange(without(rows, number));
							}}
						/>
					</ChoiceRow>
				))}
				<div>
					<RowButton
						icon="plus"
						action={address}
						onPress={() => {
							focusRow(rows.length);
							setRows([...rows, live({})]);
						}}
					>
						{t('polls:asking.more-options')}
					</RowButton>
				</div>
			</ChoicesFrame>
		</ViewContext.Provider>
	);
}

export default island('polls/asking/choices', Choices, [...choicesWords, ...choiceRowWords]);
