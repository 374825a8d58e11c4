/** Speaking beside the text, taking back what was said, closing the chat. */
import { z } from 'zod';
import { ifGiven, longText, personName } from '#base/inputs.ts';
import { refusal } from '#base/refusal.ts';
import { notAllowed } from '#kernel/access/pass.ts';
import { action } from '#kernel/actions/action.ts';
import { spend } from '#kernel/limits/rate.ts';
import { authorIn } from '../comments/author.ts';
import { rightsOf } from '../comments/rights.ts';
import { mindBytes } from '../keeping/room.ts';
import { limits, maySpeak, mayUnsay } from './message.ts';
import * as store from './store.ts';

const chatClosed = refusal('pads.chat-closed', 409);
const chatFull = refusal('pads.chat-full', 409);
const noSuchMessage = refusal('pads.no-such-message', 404);

const rate = { name: 'pads.chat', perMinute: 30, burst: 15 };
const pad = z.string().max(99);

export const messageInput = z.strictObject({ text: longText(limits.text), name: ifGiven(personName) });

export const say = action({
	name: 'pads.say',
	on: 'pad',
	input: messageInput.extend({ pad }),
	may: () => true,
	weigh: ({ input }) => ({ kind: 'message', effort: 1, words: [input.name, input.text] }),
	parts: (_deed, { n }) => [`message:${n}`],
	async run({ pass, input, actor, now }): Promise<{ n: number }> {
		const [closed, rights] = await Promise.all([store.isClosed(pass), rightsOf(pass)]);
		if (!maySpeak({ closed, ...rights })) throw closed ? chatClosed() : notAllowed();
		spend(rate, actor.id);
		if ((await store.spanOf(pass)).count >= limits.messages) throw chatFull();
		await mindBytes(pass.item);
		const author = await authorIn(pass, actor, input.name);
		return { n: await store.addMessages(pass.item, [{ author, at: now, text: input.text }]) };
	}
});

export const unsay = action({
	name: 'pads.unsay',
	on: 'pad',
	input: z.strictObject({ pad, message: z.coerce.number().int().min(1) }),
	may: () => true,
	async run({ pass, input }): Promise<void> {
		const found = await store.message(pass, input.message);
		if (!found || !pass.sees(`message:${found.n}`)) throw noSuchMessage();
		if (!mayUnsay(found, pass.can('manage'))) throw notAllowed();
		await store.removeMessage(pass, found.n);
	}
});

export const closeChat = action({
	name: 'pads.close-chat',
	on: 'pad',
	needs: 'manage',
	input: z.strictObject({ pad }),
	may: () => true,
	async run({ pass, actor }): Promise<void> {
		await store.close(pass, actor.id);
	}
});

export const reopenChat = action({
	name: 'pads.reopen-chat',
	on: 'pad',
	needs: 'manage',
	input: z.strictObject({ pad }),
	may: () => true,
	async run({ pass }): Promise<void> {
		await store.reopen(pass);
	}
});
