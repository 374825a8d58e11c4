/** "You are invited to answer", and the reminder. */
import { formatDay, formatTime } from '#base/zones.ts';
import type { ItemPass } from '#kernel/access/pass.ts';
import { translator } from '#kernel/words/words.ts';
import { localeOf } from '#ui/locale.ts';
import type { Poll } from '../../../poll.ts';
import { personalLink } from '../../house.ts';
import { quoted, write } from '../../mails/letter.ts';
import { clocksOf } from '../../words.ts';
import type { Invitation } from '../invitation.ts';

export type Asking = {
	pass: ItemPass;
	poll: Pick<Poll, 'title' | 'closesAt' | 'zone'>;
	/** Who asks, as they are called here; '' for a guest. */
	from: string;
	message: string;
	writer?: string;
};

type Asked = Pick<Invitation, 'id' | 'mail' | 'name' | 'language'>;

async function ask(what: 'invitation' | 'reminder', { pass, poll, from, message, writer }: Asking, asked: Asked) {
	const { language, name } = asked;
	const t = translator(language);
	const until = poll.closesAt && {
		day: formatDay(poll.closesAt, localeOf(language), poll.zone),
		time: formatTime(poll.closesAt, localeOf(language), poll.zone)
	};
	return write(asked.mail, language, {
		what,
		kind: what,
		gaps: {
			title: poll.title,
			hello: t(name ? 'polls:deciding.mails.hello-name' : 'polls:deciding.mails.hello', { name }),
			from: t(from ? 'polls:deciding.mails.from-name' : 'polls:deciding.mails.from', { name: from, title: poll.title }),
			link: await personalLink(pass, asked.id)
		},
		more: [
			until ? t('polls:deciding.mails.until', { ...until, zone: clocksOf(poll.zone, language) }) : '',
			message && quoted(message)
		],
		...(writer && { writer })
	});
}

/** @returns the letter, or null where such letters are refused. */
export const postInvitation = (asking: Asking, asked: Asked) => ask('invitation', asking, asked);
export const postReminder = (asking: Asking, asked: Asked) => ask('reminder', asking, asked);
