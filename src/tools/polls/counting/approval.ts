import { groupsBy } from './count.ts';
import { blank, defineMethod, indicesUpTo } from './method.ts';

export type Approval = 'yes' | 'no';
export type ApprovalFigure = { yes: number };

/** Approval voting (Brams and Fishburn, 1978): one yes for each option a voter accepts; most yes wins. */
export const approval = defineMethod<Approval, ApprovalFigure>({
	id: 'approval',
	fills: 'approvals',
	tieRule: 'shared-place',
	absentRule: 'unticked-is-no',
	valueFault: (value) => (value === 'yes' || value === 'no' ? null : { code: 'bad-approval' }),
	ballotFault: (values, { maxYes }) =>
		values.filter((value) => value === 'yes').length > maxYes ? { code: 'too-many-yes', limit: maxYes } : null,
	supported: ({ yes }) => yes > 0,
	tally(ballots, { options }) {
		const figures = blank(options, () => ({ yes: 0 }));
		for (const ballot of ballots) for (const [index, value] of ballot) if (value === 'yes') figures[index]!.yes++;
		const groups = groupsBy(indicesUpTo(options), (one, other) => figures[other]!.yes - figures[one]!.yes);
		return { figures, groups, steps: undefined };
	}
});
