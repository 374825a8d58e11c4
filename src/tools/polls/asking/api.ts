/** Making and changing over REST. */
import { z } from 'zod';
import { nameOf } from '#kernel/items/item.ts';
import type { Route } from '#kernel/web/api/route.ts';
import { keyLink } from '#kernel/web/key-link.tsx';
import { addedOptions, changeInput, optionChange } from '../input.ts';
import { optionSaid, optionShown, pastSaid, skippedSaid } from '../shown.ts';
import { changePoll, duplicatePoll, eraseVotes, type Opened, type OpenedAnew, openPoll } from './actions.ts';
import {
	type Added,
	acceptProposal,
	addOptions,
	changeOption,
	orderOptions,
	refuseProposal,
	removeOption
} from './options/actions.ts';

const opened = z.object({
	id: z.string(),
	url: z.string(),
	manageUrl: z.string(),
	manageKey: z.string(),
	options: z.array(optionSaid)
});

const openedShown = ({ poll, item, manageKey }: Opened, { base }: { base: string }) => ({
	id: item.id,
	url: `${base}/polls/${nameOf(item)}`,
	manageUrl: keyLink(base, 'polls', item.id, manageKey),
	manageKey,
	options: poll.options.map(optionShown)
});

const ofOption = (body: object, { params }: { params: Record<string, string> }) => ({ ...body, option: params.option });
const optionAlone = (_body: object, ask: { params: Record<string, string> }) => ofOption({}, ask);

const making: Route[] = [
	{
		method: 'post',
		path: '/polls',
		says: 'Makes a poll; the manage key is shown here only.',
		calls: openPoll,
		example: { title: 'When do we meet?', kind: 'date', options: [{ day: '2027-05-12' }, { day: '2027-05-14' }] },
		answers: opened.extend({ skipped: skippedSaid, past: pastSaid }),
		show: (made: OpenedAnew, ask) => ({ ...openedShown(made, ask), skipped: made.skipped, past: made.past })
	},
	{
		method: 'patch',
		path: '/polls/{item}',
		says: 'Changes the title and the settings given; null empties one, what is left out stays.',
		calls: changePoll,
		body: changeInput,
		status: 204
	},
	{
		method: 'post',
		path: '/polls/{item}/copies',
		says: 'Makes a poll with the same options and settings and no votes; its manage key is shown here only.',
		calls: duplicatePoll,
		body: changeInput.pick({ title: true }),
		answers: opened,
		show: openedShown
	},
	{
		method: 'delete',
		path: '/polls/{item}/ballots',
		says: 'Erases every vote, for good.',
		calls: eraseVotes,
		status: 204,
		body: z.strictObject({}),
		input: (body) => ({ ...body, sure: true }),
		show: () => null
	}
];

const listing: Route[] = [
	{
		method: 'post',
		path: '/polls/{item}/options',
		says: 'Adds options; dates take their place among the others.',
		calls: addOptions,
		body: addedOptions,
		answers: z.object({ options: z.array(optionSaid), skipped: skippedSaid, past: pastSaid }),
		show: ({ added, skipped, past }: Added) => ({ options: added.map(optionShown), skipped, past })
	},
	{
		method: 'put',
		path: '/polls/{item}/option-order',
		says: 'Puts the options named into this order, in the places they have now.',
		calls: orderOptions,
		status: 204
	},
	{
		method: 'patch',
		path: '/polls/{item}/options/{option}',
		says: 'Changes what stands beside an option; a date itself never changes.',
		calls: changeOption,
		body: optionChange.omit({ option: true }),
		answers: optionSaid,
		input: ofOption,
		show: optionShown
	},
	{
		method: 'delete',
		path: '/polls/{item}/options/{option}',
		says: 'Removes an option; answers to it count no more.',
		calls: removeOption,
		status: 204,
		input: optionAlone
	},
	{
		method: 'put',
		path: '/polls/{item}/options/{option}/acceptance',
		says: 'Accepts what a voter proposed.',
		calls: acceptProposal,
		status: 204,
		input: optionAlone
	},
	{
		method: 'delete',
		path: '/polls/{item}/options/{option}/acceptance',
		says: 'Refuses what a voter proposed.',
		calls: refuseProposal,
		status: 204,
		input: optionAlone
	}
];

export const askingApi: Route[] = [...making, ...listing];
