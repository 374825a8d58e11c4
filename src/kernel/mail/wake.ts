/** When the sender of this process is at work: right after a commit, and every minute for what waits its time. */
import { job } from '../jobs/job.ts';
import { queue } from '../jobs/queue.ts';
import { log } from '../settings/log.ts';
import { settings } from '../settings/settings.ts';
import { openRelay } from './relay.ts';
import { makeSender, type Sender } from './sender.ts';
import * as store from './store.ts';

/** Who hears of letters that cannot arrive. Filled by the notices. */
export type GivenUp = (letter: store.ClaimedLetter) => Promise<void>;
let givenUp: GivenUp = async () => {};
export const tellWhenGivenUp = (teller: GivenUp): void => {
	givenUp = teller;
};

const lettersInFlight = 10;
let sender: Sender | null = null;
let stopping = false;

function open(url: string): Sender {
	const { MAIL_FROM, BASE_URL } = settings();
	const relay = openRelay({ url, from: MAIL_FROM, baseUrl: BASE_URL, connections: lettersInFlight });
	return makeSender({ relay, room: lettersInFlight, onGivenUp: (letter) => givenUp(letter) });
}

function send(): void {
	const { SMTP_URL } = settings();
	if (!SMTP_URL || stopping) return;
	sender ??= open(SMTP_URL);
	sender.send().catch((problem) => log().error({ part: 'mail', err: problem }, 'sending broke off'));
}

/** After a commit: here when this process sends, else whichever process has the jobs. */
export async function wakeSender(): Promise<void> {
	if (!settings().SMTP_URL || stopping) return;
	if (sender) send();
	else await queue('mail.send', {}, { key: 'mail.send' });
}

/** Takes no more letters and waits for those in flight. To be called before the process ends. */
export async function stopSending(): Promise<void> {
	stopping = true;
	await sender?.stop();
	sender = null;
	stopping = false;
}

/** Only wakes: a slow mail server must not keep the other jobs waiting. */
export const sendDueLetters = job({ name: 'mail.send', every: '* * * * *', run: async () => send() });

export const forgetPastLetters = job({ name: 'mail.forget', every: '17 * * * *', run: store.forgetPast });
