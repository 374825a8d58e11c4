/** "It is decided": an invitation for calendars to each reader, and later its cancellation. */
import { calendarOf, type Guest, isMailAddress, type Person } from '#base/icalendar.ts';
import { slugOf } from '#base/text.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import type { Attachment } from '#kernel/mail/letter.ts';
import type { Decision, Option, Poll } from '../../poll.ts';
import { endOf, eventOf } from '../events.ts';
import { hostName, hostSender, personalLink, pollLink } from '../house.ts';
import type { Reader } from '../readers.ts';
import type { Told, Words } from '../store.ts';
import { optionWhen, optionWords } from '../words.ts';
import { quoted, write } from './letter.ts';

/** With more dates than this, one letter with a file of them all in place of an invitation for each. */
const mostInvitations = 5;

export type Decided = {
	pass: ItemPass;
	poll: Poll & { decision: Decision };
	words: Words;
	/** What calendars know already: the organiser of an event never changes (RFC 5546 §3.2.2). */
	told: Told[];
	writer: string;
};

const optionsOf = (poll: Poll, ids: readonly string[]): Option[] =>
	ids.flatMap((id) => poll.options.find((option) => option.id === id) ?? []);

export const decidedOptions = (poll: Poll): Option[] => optionsOf(poll, poll.decision?.options ?? []);

const fileName = (poll: Poll): string => `${slugOf(poll.title, { otherwise: 'date' })}.ics`;

const calendarFile = (poll: Poll, text: string, method?: string): Attachment => ({
	name: fileName(poll),
	type: 'text/calendar',
	text,
	...(method && { method })
});

/** Answers only make sense where the organiser reads them. */
const guestOf = (mail: string, name: string, organizer: string | null): Guest => ({
	mail,
	name,
	rsvp: organizer !== null
});

const organizerOf = (mail: string | null): Person => (mail === null ? hostSender() : { mail });

/** Whoever organises is no guest, and an address calendars cannot write down gets a plain file. */
const mayBeInvited = (reader: Reader, organizer: string | null): boolean =>
	isMailAddress(reader.mail) && reader.mail.toLowerCase() !== (organizer ?? hostSender().mail).toLowerCase();

/** @returns what this reader's calendar knows now; nothing where they refused such letters. */
export async function tellDecided(decided: Decided, reader: Reader): Promise<Told[]> {
	const { poll, told, words } = decided;
	const options = decidedOptions(poll);
	if (options.length === 0) return [];
	const before = told.find(({ mail }) => mail.toLowerCase() === reader.mail.toLowerCase());
	const organizer = before ? before.organizer : words.organizer;
	const each = poll.kind === 'date' && options.length <= mostInvitations && mayBeInvited(reader, organizer);
	const link = reader.invitation ? await personalLink(decided.pass, reader.invitation) : pollLink(decided.pass);
	const letters = each ? options.map((option) => [option]) : [options];
	const known: Told[] = [];
	for (const [place, about] of letters.entries()) {
		const attachments = each ? [invitation(decided, reader, organizer, about[0]!)] : filesOf(decided, about);
		const message = place === 0 ? words.message : '';
		const sent = await letterOf(decided, reader, about, { link, message, attachments });
		if (sent !== null) known.push(toldOf(decided, reader, organizer, each ? about[0]! : null));
	}
	return known;
}

const toldOf = ({ poll }: Decided, reader: Reader, organizer: string | null, option: Option | null): Told => ({
	mail: reader.mail,
	option: option?.id ?? '',
	name: reader.name,
	language: reader.language,
	organizer,
	sequence: poll.decision.sequence,
	endsAt: option?.slot ? endOf(option.slot, poll.zone) : lastEnd(poll),
	pausedAt: null
});

function lastEnd(poll: Poll): Date | null {
	const ends = decidedOptions(poll).flatMap(({ slot }) => (slot ? Number(endOf(slot, poll.zone)) : []));
	return ends.length > 0 ? new Date(Math.max(...ends)) : null;
}

function invitation({ pass, poll, words }: Decided, reader: Reader, organizer: string | null, option: Option) {
	const event = eventOf(poll, option, {
		host: hostName(),
		url: pollLink(pass),
		stamp: poll.decision.at,
		sequence: poll.decision.sequence,
		status: 'confirmed',
		message: words.message,
		organizer: organizerOf(organizer),
		guests: [guestOf(reader.mail, reader.name, organizer)]
	})!;
	return calendarFile(poll, calendarOf({ method: 'REQUEST', events: [event] }), 'REQUEST');
}

const filesOf = ({ pass, poll, words }: Decided, options: Option[]): Attachment[] =>
	poll.kind === 'date' ? [calendarFile(poll, calendarOfDecision(poll, pollLink(pass), words, options))] : [];

/** The decided dates as a file to put into a calendar: nobody is invited by it. */
export function calendarOfDecision(
	poll: Poll & { decision: Decision },
	url: string,
	{ message }: Pick<Words, 'message'>,
	options: Option[] = decidedOptions(poll)
): string {
	const { at: stamp, sequence } = poll.decision;
	const telling = { host: hostName(), url, stamp, sequence, status: 'confirmed' as const, message };
	return calendarOf({ name: poll.title, events: options.flatMap((option) => eventOf(poll, option, telling) ?? []) });
}

type Contents = { link: string; message: string; attachments: Attachment[] };

function letterOf(decided: Decided, reader: Reader, about: Option[], { link, message, attachments }: Contents) {
	const { poll, writer } = decided;
	const whens = about.map((option) => optionWhen(option, poll.zone, reader.language));
	return write(reader.mail, reader.language, {
		what: poll.kind === 'choice' ? 'decided-choice' : about.length > 1 ? 'decided-many' : 'decided',
		kind: 'decided',
		gaps: {
			title: poll.title,
			what: optionWords(about[0]!, poll.zone, reader.language),
			when: whens[0]!,
			list: whens.map((when) => `– ${when}`).join('\n'),
			count: about.length,
			place: poll.place ? `\n${poll.place}` : '',
			link
		},
		more: [message && quoted(message)],
		attachments,
		writer
	});
}

export type CalledOff = { pass: ItemPass; poll: Poll; sequence: number; at: Date; writer?: string };

/** Takes a date out of the calendar of whoever was told of it. */
export async function tellCalledOff({ pass, poll, sequence, at, writer }: CalledOff, told: Told): Promise<void> {
	const option = poll.options.find(({ id }) => id === told.option);
	const event =
		option &&
		eventOf(poll, option, {
			host: hostName(),
			url: pollLink(pass),
			stamp: at,
			sequence: Math.max(sequence, told.sequence + 1),
			status: 'cancelled',
			organizer: organizerOf(told.organizer),
			guests: [guestOf(told.mail, told.name, null)]
		});
	await write(told.mail, told.language, {
		what: event ? 'called-off' : 'called-off-all',
		kind: 'called-off',
		gaps: {
			title: poll.title,
			what: option ? optionWords(option, poll.zone, told.language) : '',
			when: option ? optionWhen(option, poll.zone, told.language) : '',
			link: pollLink(pass)
		},
		attachments: event ? [calendarFile(poll, calendarOf({ method: 'CANCEL', events: [event] }), 'CANCEL')] : [],
		...(writer && { writer })
	});
}
